/** Fix-all changes only what its fixes declare, and a second fix-all changes nothing. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { analyze, applyEdits, fixAll, parseAdvisory, replacedValues } from '../../../server/src/core/index.ts';
import type { AdvisoryDocument, Fixed } from '../../../server/src/core/index.ts';
import { scalarsOf, type YamlNode } from '../../../server/src/core/yaml/tree.ts';
import { editAnyhow } from '../../soak/edits.ts';
import { createRandom } from '../../soak/random.ts';
import { readStartTexts } from '../../soak/startTexts.ts';
import { testEnvironment } from '../../support/environment.ts';
import { readFixture } from '../../support/expectations.ts';
import { againWith, textSeed } from '../../support/property.ts';

const seed = textSeed('fix all');
const environment = testEnvironment();
const base = readFileSync(fileURLToPath(new URL('../../fixtures/rules/base.yaml', import.meta.url)), 'utf8');
const documents = 2_000;

/** Normalises whitespace, because fixes may change the layout of a value. */
const compared = (text: string): string => text.replace(/\s+/gu, ' ').trim();

function valuesOf(root: YamlNode | undefined): string[] {
  return root ? scalarsOf(root).map(({ value }) => compared(value)) : [];
}

/**
 * Returns the values that are missing after the edits, except those that the edits declare as replaced. A value that is part of another one
 * is not missing.
 */
function lostValues(before: readonly string[], { document, edits }: Fixed): readonly string[] {
  const counts = new Map<string, number>();
  const after = valuesOf(document.root);
  for (const value of [...after, ...replacedValues(edits).map(compared)])
    counts.set(value, (counts.get(value) ?? 0) + 1);
  const all = after.join('\n');
  return before.filter((value) => {
    const count = counts.get(value) ?? 0;
    counts.set(value, count - 1);
    return count <= 0 && !all.includes(value);
  });
}

/**
 * Returns the values under each top-level key for which no offset is in its entry or the entry before it. Returns nothing if a key is
 * repeated, or if the root is not a mapping.
 */
function untouched(root: YamlNode | undefined, at: readonly number[]): ReadonlyMap<string, readonly string[]> {
  if (root?.kind !== 'mapping' || new Set(root.pairs.map(({ key }) => key.value)).size < root.pairs.length)
    return new Map();
  const starts = root.pairs.map(({ key }) => key.span[0]);
  return new Map(
    root.pairs.flatMap(({ key, value }, i) => {
      // A fix in one entry may concern the next one.
      const [from, to] = [starts[i - 1] ?? 0, starts[i + 1] ?? Infinity];
      return at.some((offset) => from <= offset && offset <= to) ? [] : [[key.value, valuesOf(value)]];
    }),
  );
}

/**
 * Describes the first safe fix that removes a value from an unrelated top-level entry; undefined if there is none. A fix may add values,
 * because text that was unparsed before may be parsed afterwards.
 */
function strayFix(document: AdvisoryDocument): string | undefined {
  for (const { fixes = [] } of analyze(document, environment, {}))
    for (const { title, edits } of fixes.filter(({ safe }) => safe)) {
      const others = untouched(
        document.root,
        edits.flatMap(({ span }) => span),
      );
      if (others.size === 0) continue;
      const after = parseAdvisory(applyEdits(document.text, edits), environment.schema).root;
      const now = untouched(after, []);
      for (const [key, before] of now.size > 0 ? others : []) {
        const values = new Set(now.get(key));
        const gone = before.filter((value) => value !== '' && !values.has(value));
        if (gone.length > 0) return `"${title}" changes \`${key}\`, which lacks ${JSON.stringify(gone)}`;
      }
    }
  return undefined;
}

/** Describes the first thing that fix-all does wrong with a text; undefined if there is none. */
function fault(text: string): string | undefined {
  const document = parseAdvisory(text, environment.schema);
  const fixed = fixAll(document, environment, {});
  if (applyEdits(text, fixed.edits) !== fixed.document.text) return 'the edits do not give the text';
  const again = fixAll(fixed.document, environment, {});
  if (again.document.text !== fixed.document.text) return `a second fix-all changes it:\n${again.document.text}`;
  const stray = strayFix(document);
  if (stray !== undefined) return stray;
  const lost = lostValues(valuesOf(document.root), fixed);
  return lost.length > 0 ? `lost ${JSON.stringify(lost)} in\n${fixed.document.text}` : undefined;
}

describe('fix-all', function () {
  this.timeout(600_000);
  const texts = readStartTexts(seed).texts.filter(({ family }) => ['examples', 'fixtures', 'valid'].includes(family));

  it('keeps every value of all examples and fixtures, except those that it declares to replace', () => {
    assert.ok(texts.length > 100);
    for (const { name, text } of texts)
      for (const one of name.startsWith('test/fixtures/rules') ? [text, readFixture(text, base).text] : [text])
        assert.equal(fault(one), undefined, name);
  });

  it('keeps every value of documents with defects', () => {
    const random = createRandom(seed);
    for (let index = 0; index < documents; index++) {
      const { name, text } = random.one(texts);
      const other = random.one(texts).text;
      const steps = editAnyhow({ text, near: random.below(text.length), history: [text], other }, random);
      const edited = steps.at(-1) ?? text;
      assert.equal(fault(edited), undefined, `${againWith(seed)}\n${index} ${name}\n${edited}`);
    }
  });
});
