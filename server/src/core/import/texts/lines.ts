/** Splits pasted text into tables and lines, and removes the bullets from lines. */
import { readTable } from '../delimited.ts';
import { isMarkdownTable, readMarkdownTable, readSpacedTable } from '../textTable.ts';

/** A part of pasted text: a line, or the rows of a table. */
export type Segment = { readonly line: string } | { readonly table: readonly (readonly string[])[] };

/** Matches bullets and numbers of lists in documents, on web pages and in text copied from PDF files. */
const bullet =
  /^\s*(?:[-*+•\u00B7‣▪▫◦●○■□➢➤►–—\uF0B7\uF0A7\u2219]|o(?=\t)|\(?\d{1,3}[.)]|[a-z][.)](?=\s))(?:\s+|(?<=[•·‣▪●■\uF0B7\uF0A7]))(?=\S)/;

/** Splits a line into its bullet and the rest; `mark` is absent if there is no bullet. */
export function withoutBullet(line: string): { readonly mark?: string; readonly text: string } {
  const [found] = bullet.exec(line) ?? [];
  return found === undefined ? { text: line.trim() } : { mark: found.trim(), text: line.slice(found.length).trim() };
}

/** Joins the lines of text with spaces, without blank lines and without the whitespace around each line. */
export const oneLine = (text: string): string =>
  linesOf(text)
    .flatMap((line) => line.trim() || [])
    .join(' ');

/** Removes the separators at the start of a string (whitespace, dashes, colons, `|`), and the whitespace at its end. */
export const withoutSeparators = (text: string): string => text.replace(/^[\s\-–—:|]+/, '').trimEnd();

/** Splits text into lines and removes a byte order mark. */
export function linesOf(text: string): readonly string[] {
  return text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
}

/**
 * Splits text into lines and tables. Delimited text, or text in aligned columns, is one table; otherwise, Markdown tables and lines with tabs are
 * tables. Blank lines are omitted.
 */
export function segmentsOf(text: string): readonly Segment[] {
  const lines = linesOf(text).filter((line) => line.trim() !== '');
  const isColumns = !lines.some((line) => /[\t|]/.test(line) || bullet.test(line));
  const whole = lines.length > 1 ? (readTable(text) ?? (isColumns ? readSpacedTable(text) : undefined)) : undefined;
  if (whole) return [{ table: whole }];
  const segments: Segment[] = [];
  for (let at = 0; at < lines.length;) {
    const run = runFrom(lines, at);
    const own = lines.slice(at, at + run);
    const table = isMarkdownTable(own) ? readMarkdownTable(own.join('\n')) : tabbed(own);
    if (table) segments.push({ table });
    else for (const line of own) segments.push({ line });
    at += run;
  }
  return segments;
}

/** Returns the number of lines from `from` on that may be a table: lines with a `|`, or lines with the same number of tabs. */
function runFrom(lines: readonly string[], from: number): number {
  const first = lines[from] ?? '';
  if (bullet.test(first)) return 1;
  const isLike = first.includes('|')
    ? (line: string): boolean => line.includes('|')
    : (line: string): boolean => line.includes('\t') && line.split('\t').length === first.split('\t').length;
  if (!first.includes('|') && !/\S\t/.test(first)) return 1;
  let end = from + 1;
  while (end < lines.length && isLike(lines[end] ?? '')) end++;
  return end - from;
}

function tabbed(lines: readonly string[]): readonly (readonly string[])[] | undefined {
  if (!lines.every((line) => /\S\t/.test(line))) return undefined;
  return lines.map((line) => line.split('\t').map((cell) => cell.trim()));
}
