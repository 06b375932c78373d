/** Reads the lines of a page: ours, one with the same headings, or any other. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import { createCollected } from './collected.ts';
import { Noted } from './draft.ts';
import { readFreeText } from './free/freeText.ts';
import { readIndicatorLines } from './free/indicators.ts';
import type { PageLine } from './page/lines.ts';
import { readPageLines } from './page/readPage.ts';
import type { ReadSource } from './reader.ts';

/** Keys whose values are found in the text of a page if it has no section for them. */
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
  // A page of ours states the severity and the confidence, and what it does not list is not in the advisory.
  const text = draft.has('severity') || draft.has('confidence') ? undefined : readFreeText(lines, catalogue);
  for (const key of foundInText) {
    const value = text?.draft.get(key);
    if (value !== undefined && !draft.has(key)) draft.set(key, value);
  }
  return { draft, unread: page.rest.map(({ number, text: line }) => `line ${number}: ${line.trim()}`) };
}

/** Returns each line of code as a line of its own. */
const linesOfCode = (line: PageLine): readonly PageLine[] =>
  line.code === undefined ? [line] : line.code.text.split('\n').map((text) => ({ text, number: line.number }));
