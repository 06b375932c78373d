/** Pasted text as it comes from reports, platforms and programs, each with the text that a careful author would have typed. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { cursorAt, nodeUnder } from '../../../server/src/core/cursor/cursor.ts';
import { parseAdvisory } from '../../../server/src/core/document/document.ts';
import { pasteEdit, type DocumentTools } from '../../../server/src/core/paste/index.ts';
import { applyEdits } from '../../../server/src/core/text/edits.ts';
import { readCursor } from '../../support/cursor.ts';
import { testEnvironment } from '../../support/environment.ts';
import { readPasteCases, writePasteCases, type PasteCase } from '../../support/pasteCases.ts';

const folder = fileURLToPath(new URL('../../fixtures/paste/', import.meta.url));
const env = testEnvironment();
const tools: DocumentTools = {
  parse: (text, previous) => parseAdvisory(text, env.schema, 'advisory', previous),
  cursorAt,
  nodeUnder,
};
const crlf = (text: string): string => text.replaceAll('\n', '\r\n');

function pasted(
  { into, text, html, fileName }: PasteCase,
  convert: (text: string) => string,
): { title: string; result: string } {
  const { text: source, offset } = readCursor(convert(into));
  const document = parseAdvisory(source, env.schema);
  const given = {
    text: convert(text),
    ...(html === undefined ? {} : { html: convert(html) }),
    ...(fileName === undefined ? {} : { fileName }),
  };
  const made = pasteEdit(document, [offset, offset], given, env, tools);
  return made ? { title: made.title, result: applyEdits(source, made.edits) } : { title: 'as it is', result: '' };
}

describe('pasted text', () => {
  for (const file of readdirSync(folder)) {
    const cases = readPasteCases(readFileSync(folder + file, 'utf8'));
    if (process.env['UPDATE_GOLDENS'] !== undefined)
      writeFileSync(folder + file, writePasteCases(cases.map((one) => ({ ...one, ...pasted(one, (text) => text) }))));
    for (const one of cases) {
      it(`${file.replace('.txt', '')}: ${one.name}`, () => {
        assert.deepEqual(
          pasted(one, (text) => text),
          { title: one.title, result: one.result },
        );
        assert.deepEqual(pasted(one, crlf), { title: one.title, result: crlf(one.result) }, 'with CRLF');
      });
    }
  }
});
