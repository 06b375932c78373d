/** Reads the lines of a page: one that this program published, one with the same headings, or any other text. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import { createCollected } from './collected.ts';
import { Noted } from './draft.ts';
import { readFreeText } from './free/freeText.ts';
import { readIndicatorLines } from './free/indicators.ts';
import type { PageLine } from './page/lines.ts';
import { readPageLines } from './page/readPage.ts';
import type { ReadSource } from './reader.ts';

/** Keys whose values are taken from the text of a page if the page has no section for them. */
const foundInText = ['published', 'tlp', 'authors', 'actors', 'vulnerabilities', 'mitre_attack', 'indicators', 'tags'];

/** Returns the content of a page; undefined if nothing in its lines is recognised. */
export function readAnyPage(lines: readonly PageLine[], catalogue: Catalogue): ReadSource | undefined {
  const page = readPageLines(lines, catalogue, (section) => {
    const collected = createCollected(catalogue);
    const own = section.flatMap(linesOfCode);
    const consumed = readIndicatorLines(own, collected);
    const rows = collected.result().draft.get('indicators');
    const rest = own.filter((line) => line.text.trim() !== '' && !consumed.has(line));
    return rows instanceof Noted ? { value: rows.value, rest } : { rest };
  });
  if (!page) return readFreeText(lines, catalogue);
  const draft = new Map(page.draft);
  // A page that states a severity or a confidence is taken for one that this program published, so keys without a section are not taken
  // from its text.
  const text = draft.has('severity') || draft.has('confidence') ? undefined : readFreeText(lines, catalogue);
  for (const key of foundInText) {
    const value = text?.draft.get(key);
    if (value !== undefined && !draft.has(key)) draft.set(key, value);
  }
  return { draft, unread: page.rest.map(({ number, text: line }) => `line ${number}: ${line.trim()}`) };
}

/** Splits a code block into one line for each of its lines, all with the number of the block. Any other line is returned unchanged. */
const linesOfCode = (line: PageLine): readonly PageLine[] =>
  line.code === undefined ? [line] : line.code.text.split('\n').map((text) => ({ text, number: line.number }));
