/** Imports for tests: the text that authors get, and the errors that `check` reports for it. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {
  analyze,
  exportAdvisory,
  importAdvisory,
  parseAdvisory,
  type Advisory,
  type ExportFormatId,
  type ImportFormat,
} from '../../server/src/core/index.ts';
import { testEnvironment } from './environment.ts';

const env = testEnvironment();
const order = env.schema.root.keys.map(({ key }) => key);
const examples = path.join(import.meta.dirname, '../../examples');

export interface ImportedText {
  readonly text: string;
  readonly advisory: Advisory;
  /** Codes and messages of errors, except for required sections that the source does not have. */
  readonly errors: readonly string[];
  readonly unread: readonly string[];
}

/** Imports a text, by default with a detected format; asserts that the format is the expected one, and that the result is well-formed. */
export function importText(text: string, expected: ImportFormat, from: ImportFormat | 'auto' = 'auto'): ImportedText {
  const result = importAdvisory(text, { from, name: 'source', catalogue: env.catalogue, order });
  assert.ok(typeof result !== 'string', JSON.stringify(result));
  assert.equal(result.format, expected);
  const document = parseAdvisory(result.text, env.schema);
  const isError = ({ severity }: { readonly severity: string }): boolean => severity === 'error';
  assert.deepEqual(document.syntaxProblems.filter(isError), [], result.text);
  return {
    text: result.text,
    advisory: document.advisory,
    errors: analyze(document, env, {})
      .filter((problem) => isError(problem) && problem.code !== 'sections/required')
      .map(({ code, message }) => `${code}: ${message}`),
    unread: [...result.text.matchAll(/^# Not imported: (.*)$/gm)].map(([, line]) => line ?? ''),
  };
}

/** Returns the message with which a text is rejected; fails if it is imported. */
export function refusal(text: string, from: ImportFormat | 'auto'): string {
  const result = importAdvisory(text, { from, name: 'source', catalogue: env.catalogue, order });
  assert.ok(typeof result === 'string', JSON.stringify(result));
  return result;
}

/** The examples with their texts. */
export const exampleTexts: readonly (readonly [name: string, text: string])[] = fs
  .readdirSync(examples)
  .filter((name) => name.endsWith('.advisory.yaml'))
  .map((name) => [name, fs.readFileSync(path.join(examples, name), 'utf8')]);

/** Exports an advisory, and returns the text of its first file. */
export function exportText(source: string, to: ExportFormatId, profile?: string): string {
  const options = { to, ...(profile === undefined ? {} : { profile }) };
  const result = exportAdvisory(parseAdvisory(source, env.schema), env, options as never);
  assert.ok('files' in result, JSON.stringify(result));
  return String(result.files[0]?.text ?? '');
}

/** Returns the advisory of a text. */
export const advisoryOf = (source: string): Advisory => parseAdvisory(source, env.schema).advisory;

/** Values that no format expects, and names of properties that every object has. */
export const hostileValues: readonly unknown[] = [
  null,
  true,
  -1,
  1e308,
  '',
  '\u0000\u001b[31m\u202e',
  '&a [x: {',
  '- - {',
  'key: value # comment',
  '%TAG !',
  'http://evil.top/x',
  [],
  [[null]],
  {},
  { __proto__: 1, constructor: 2, toString: [] },
  ['__proto__', 'constructor'],
];

/** Returns the top-level keys of an advisory that have content; an export does not contain empty lists. */
export const filledKeys = ({ sections }: Advisory): readonly string[] =>
  [...sections].flatMap(([key, { state }]) => (state === 'filled' ? [key] : []));
