/** Formatting never changes the content of a document, and a second formatting changes nothing. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { Lexer, parseDocument } from 'yaml';
import { analyze, applyEdits, formatText, parseAdvisory } from '../../../server/src/core/index.ts';
import { testEnvironment } from '../../support/environment.ts';
import { assertHolds } from '../../support/property.ts';
import { validAdvisory, type Sources } from '../../support/validAdvisory.ts';
import { createFacts } from '../valid/facts.ts';
import { createPick } from '../valid/pick.ts';

const environment = testEnvironment();
const examples = join(import.meta.dirname, '..', '..', '..', 'examples');
const exampleTexts = readdirSync(examples)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => readFileSync(join(examples, name), 'utf8'));

/** Returns the content of a text according to an independent reader: its value with every scalar as text, and its comments. */
function readingOf(text: string): { readonly value: unknown; readonly comments: readonly string[] } {
  const document = parseDocument(text, { schema: 'failsafe', logLevel: 'silent' });
  assert.deepEqual(document.errors, [], text);
  const comments = [...new Lexer().lex(text)].filter((lexeme) => lexeme.startsWith('#')).map((one) => one.trimEnd());
  return { value: document.toJS({ maxAliasCount: -1 }), comments };
}

function assertFormats(text: string): void {
  const edits = formatText(text);
  assert.ok(edits, `is well-formed:\n${text}`);
  const after = applyEdits(text, edits);
  assert.deepEqual(readingOf(after), readingOf(text), text);
  assert.deepEqual(formatText(after), [], `formatting again changes nothing:\n${text}\n----\n${after}`);
  const lines = (one: string): number => one.trimEnd().split(/\r\n|\n/).length;
  assert.equal(lines(after), lines(text), 'no line is added or removed');
}

describe('formatting of any document', function () {
  this.timeout(180_000);

  const sources: Sources = {
    facts: createFacts(environment.catalogue),
    today: environment.today(),
    plainTexts: new Map(),
  };
  const forEach = (runs: number, property: (text: string, generate: fc.GeneratorValue) => void): void =>
    assertHolds(
      fc.property(fc.gen(), (generate) => property(validAdvisory(createPick(generate), sources).text, generate)),
      runs,
      20261126,
    );

  it('preserves values and comments of 500 generated advisories', () => {
    forEach(500, (text) => assertFormats(text));
  });

  it('preserves values and comments of generated advisories in another layout', () => {
    forEach(120, (text, generate) => {
      const document = parseDocument(text, { logLevel: 'silent' });
      assertFormats(
        document.toString({
          indent: generate(fc.integer, { min: 1, max: 5 }),
          indentSeq: generate(fc.boolean),
          lineWidth: generate(fc.constantFrom, 0, 30, 80),
          defaultStringType: generate(
            fc.constantFrom,
            'PLAIN' as const,
            'QUOTE_DOUBLE' as const,
            'QUOTE_SINGLE' as const,
          ),
          flowCollectionPadding: generate(fc.boolean),
          singleQuote: generate(fc.boolean),
        }),
      );
    });
  });

  it('preserves values and comments of the examples, with either line break', () => {
    for (const text of exampleTexts) {
      assertFormats(text);
      assertFormats(text.replaceAll('\n', '\r\n'));
    }
  });

  it('causes no new diagnostics in a valid advisory', () => {
    forEach(60, (text) => {
      const after = applyEdits(text, formatText(text) ?? []);
      const problems = analyze(parseAdvisory(after, environment.schema), environment, {}, { fileExists: () => true });
      assert.deepEqual(
        problems.map(({ code, message }) => `${code}: ${message}`),
        [],
        after,
      );
    });
  });
});
