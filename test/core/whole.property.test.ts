/** A document that was read whole equals the document that is read in chunks, before its first edit and after it. */
import assert from 'node:assert/strict';
import { analyze } from '../../server/src/core/analysis/analyze.ts';
import { parseAdvisory, type AdvisoryDocument } from '../../server/src/core/document/document.ts';
import type { DocumentKind } from '../../server/src/core/index.ts';
import { createAdvisory } from '../bench/documents.ts';
import { createWorld } from '../soak/conditions.ts';
import { differenceOf } from '../soak/reading.ts';
import { readStartTexts } from '../soak/startTexts.ts';
import { readInChunks } from '../support/inChunks.ts';
import { plantedAdvisory } from './yaml/seeded/measure.ts';
import { pastedMistakes } from './yaml/seeded/pasted.ts';
import { quoteMistakes } from './yaml/seeded/quotes.ts';
import { shapeMistakes } from './yaml/seeded/shapes.ts';

const { env } = createWorld();

interface Text {
  readonly name: string;
  readonly kind: DocumentKind;
  readonly text: string;
}

const schemaOf = (kind: DocumentKind) => (kind === 'advisory' ? env.schema : env.others[kind].schema);

const reading = (document: AdvisoryDocument) => ({ document, problems: analyze(document, env, {}), shown: new Map() });

/** Asserts that a text has the same result if it is read in chunks. Returns whether it was otherwise read whole, although it can be divided. */
function compare({ name, kind, text }: Text): boolean {
  const schema = schemaOf(kind);
  const whole = parseAdvisory(text, schema, kind);
  assert.equal(differenceOf(reading(whole), reading(readInChunks(text, schema, kind))), undefined, name);
  return whole.sections.length === 1 && whole.cutSections().length > 1;
}

/** Compares the text with a letter inserted in the middle, parsed incrementally from the previous version; then does the same as `compare`. */
function compareEdited(one: Text): boolean {
  const { name, kind, text } = one;
  const schema = schemaOf(kind);
  const whole = parseAdvisory(text, schema, kind);
  analyze(whole, env, {});
  const at = text.length >> 1;
  const edited = `${text.slice(0, at)}x${text.slice(at)}`;
  const after = reading(parseAdvisory(edited, schema, kind, whole));
  assert.equal(differenceOf(after, reading(readInChunks(edited, schema, kind))), undefined, `${name}, edited`);
  return compare(one);
}

describe('a document that is read whole', function () {
  this.timeout(180_000);
  const { texts } = readStartTexts('whole');

  it('equals the one that is read in chunks, and so does its next version', () => {
    const count = texts
      .filter(({ family, text }) => family !== 'suite' && text.length < 8_000)
      .filter(compareEdited).length;
    assert.ok(count > 100, `${count} texts were read whole`);
  });

  it('equals it if the document has long lists', () => {
    for (const size of [5_000, 50_000, 120_000])
      assert.ok(compareEdited({ name: `${size} characters`, kind: 'advisory', text: createAdvisory(size) }));
  });

  it('equals it if the document contains a mistake', () => {
    const planted = plantedAdvisory();
    for (const { what, was, is } of [...quoteMistakes, ...shapeMistakes, ...pastedMistakes])
      compare({ name: what, kind: 'advisory', text: planted.replace(was, () => is) });
  });

  it('equals it if the document has more problems than are reported', () => {
    const rows = Array.from(
      { length: 3_000 },
      (_, i) => `  - typo_${i}: 1\n    value: a${i}\n    type: nonsense\n`,
    ).join('');
    compare({ name: 'many findings', kind: 'advisory', text: `title: T\nindicators:\n${rows}tlp: WHITE\n` });
  });
});
