/** Whatever is typed, pasted or deleted: the parser returns spans within the text, and agrees with the library. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parse as libraryParse } from 'yaml';
import { analyze, parseAdvisory, type AdvisoryDocument } from '../../../server/src/core/index.ts';
import { parseYaml } from '../../../server/src/core/document/incremental/parse.ts';
import type { YamlNode } from '../../../server/src/core/yaml/tree.ts';
import { differenceOf, type Reading } from '../../soak/reading.ts';
import { testEnvironment } from '../../support/environment.ts';
import { plain } from '../../support/plain.ts';
import { rootUrl } from '../../support/schema.ts';
import { assertHolds } from '../../support/property.ts';

const folder = new URL('examples/', rootUrl);
const examples = readdirSync(folder)
  .filter((name) => name.endsWith('.advisory.yaml'))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'));

const garbage = fc.constantFrom(
  ':',
  ': ',
  '"',
  "'",
  '[',
  ']',
  '{',
  '}',
  '\t',
  '- ',
  '#',
  ' #x',
  '\n',
  '\r\n',
  '\n\n  ',
  '&a ',
  '*a',
  '!x ',
  '|',
  '>-\n',
  '%',
  '@',
  '`',
  '---\n',
  '...\n',
  '<<<<<<< a\n',
  '=======\n',
  '>>>>>>> b\n',
  '🦊',
  '\uFEFF',
  '\u2028',
  '\\',
  'act',
  '? ',
  '<<: *a',
);

interface Damage {
  readonly example: number;
  readonly at: number;
  readonly cut: number;
  readonly paste: string;
}

const damage: fc.Arbitrary<Damage> = fc.record({
  example: fc.nat(examples.length - 1),
  at: fc.nat(1_000_000),
  cut: fc.oneof(fc.constant(0), fc.nat(60)),
  paste: fc.oneof(garbage, fc.string({ maxLength: 12 })),
});

function damaged({ example, at, cut, paste }: Damage, text = examples[example] ?? ''): string {
  const location = at % (text.length + 1);
  return text.slice(0, location) + paste + text.slice(location + cut);
}

function assertInside(node: YamlNode | undefined, length: number): void {
  if (!node) return;
  assert.ok(
    0 <= node.span[0] && node.span[0] <= node.span[1] && node.span[1] <= length,
    `${node.kind} ${node.span.join()}`,
  );
  if (node.kind === 'sequence') for (const item of node.items) assertInside(item, length);
  if (node.kind === 'mapping') for (const pair of node.pairs) assertInside(pair.value, length);
}

describe('randomly damaged documents', () => {
  const env = testEnvironment();

  it('are analysed, with every span inside the text', () => {
    assertHolds(
      fc.property(damage, (how) => {
        const text = damaged(how);
        const document = parseAdvisory(text, env.schema);
        assertInside(document.root, text.length);
        for (const { code, span, fixes } of analyze(document, env, {})) {
          assert.ok(0 <= span[0] && span[0] <= span[1] && span[1] <= text.length, `${code} ${span.join()}`);
          for (const edit of fixes?.flatMap((fix) => fix.edits) ?? [])
            assert.ok(0 <= edit.span[0] && edit.span[0] <= edit.span[1] && edit.span[1] <= text.length, code);
        }
      }),
      150,
      20,
    );
  });

  it('are handled by the service, whatever the text', () => {
    assertHolds(
      fc.property(fc.array(fc.oneof(garbage, fc.string({ maxLength: 5 })), { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        assertInside(parseYaml(text, () => false).root, text.length);
      }),
      500,
      21,
    );
  });
});

describe('a document that is edited step by step', () => {
  const { schema } = testEnvironment();
  const readingOf = (document: AdvisoryDocument): Reading => ({
    document,
    problems: document.syntaxProblems,
    shown: new Map(),
  });

  it('equals the one that is parsed from scratch after every edit', () => {
    assertHolds(
      fc.property(fc.nat(examples.length - 1), fc.array(damage, { minLength: 3, maxLength: 8 }), (example, edits) => {
        let text = examples[example] ?? '';
        let document = parseAdvisory(text, schema);
        for (const edit of edits) {
          text = damaged(edit, text);
          document = parseAdvisory(text, schema, 'advisory', document);
          const anew = parseAdvisory(text, schema);
          assert.equal(differenceOf(readingOf(document), readingOf(anew)), undefined);
        }
      }),
      40,
      22,
    );
  });
});

describe('well-formed documents', () => {
  it('are parsed to the same tree as by the library', () => {
    for (const text of examples) {
      const expected: unknown = libraryParse(text, { schema: 'failsafe' });
      assert.deepEqual(plain(parseYaml(text, () => true).root), expected);
      assert.deepEqual(plain(parseYaml(text.replaceAll('\n', '\r\n'), () => true).root), expected);
    }
  });
});
