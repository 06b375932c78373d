/** Reads tables of delimited text: CSV, and cells copied from a spreadsheet. Source: RFC 4180, "Definition of the CSV Format". */
import { longestText } from './json.ts';

/** The delimiters of cells. */
export type Delimiter = ',' | ';' | '\t' | '|';

/** The maximum number of rows in a table that is read. */
export const mostRows = 20_000;

/** The maximum number of open quotes. Reading one takes time linear to the rest of the text, so a text with more is not read as a table. */
const mostOpenQuotes = 100;

/**
 * Returns the rows of a delimited text; blank lines are left out. A cell in double quotes may hold delimiters, line breaks, and quotes that
 * are doubled; a quote elsewhere in a cell is a character like any other. Cells that are not quoted lose the spaces around them.
 *
 * @returns undefined for a text that exceeds {@link longestText} or {@link mostRows}, or in which a hundred quotes are not closed
 */
export function readDelimited(text: string, delimiter: Delimiter): readonly (readonly string[])[] | undefined {
  if (text.length > longestText) return undefined;
  const source = text.replace(/^\uFEFF/, '');
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  let openQuotes = 0;
  while (at < source.length) {
    const cell = readCell(source, at, delimiter);
    if (cell.isOpenQuote && ++openQuotes > mostOpenQuotes) return undefined;
    row.push(cell.value);
    at = cell.end;
    if (source[at] === delimiter) {
      at++;
      if (at < source.length) continue;
      row.push('');
    }
    if (row.some((value) => value !== '')) rows.push(row);
    if (rows.length > mostRows) return undefined;
    row = [];
    at += source.startsWith('\r\n', at) ? 2 : 1;
  }
  return rows;
}

interface Cell {
  readonly value: string;
  /** The offset of the delimiter or line break after it. */
  readonly end: number;
  /** Whether it begins with a quote that is not closed in the cell. */
  readonly isOpenQuote: boolean;
}

function readCell(source: string, from: number, delimiter: Delimiter): Cell {
  let start = from;
  while (source[start] === ' ') start++;
  const quoted = source[start] === '"' ? readQuoted(source, start, delimiter) : undefined;
  if (quoted) return quoted;
  let end = start;
  while (end < source.length && source[end] !== delimiter && source[end] !== '\n' && source[end] !== '\r') end++;
  return { value: source.slice(start, end).trim(), end, isOpenQuote: source[start] === '"' };
}

/**
 * Reads a quoted cell. Returns undefined if text follows the closing quote, or if the quote is never closed: it is then part of the text.
 */
function readQuoted(source: string, open: number, delimiter: Delimiter): Cell | undefined {
  let value = '';
  let at = open + 1;
  for (;;) {
    const close = source.indexOf('"', at);
    if (close < 0) return undefined;
    value += source.slice(at, close);
    at = close + 1;
    if (source[at] !== '"') break;
    value += '"';
    at++;
  }
  while (source[at] === ' ') at++;
  const isEnd = at >= source.length || source[at] === delimiter || source[at] === '\n' || source[at] === '\r';
  return isEnd ? { value: value.trim(), end: at, isOpenQuote: false } : undefined;
}

/**
 * Returns the rows of a text in which every line is a row with the same delimiter and the same number of cells, at least two. Returns
 * undefined for any other text, such as prose with commas.
 */
export function readTable(text: string): readonly (readonly string[])[] | undefined {
  for (const delimiter of ['\t', ';', ','] as const) {
    if (!text.includes(delimiter)) continue;
    const rows = readDelimited(text, delimiter);
    const width = rows?.[0]?.length ?? 0;
    if (rows && width > 1 && rows.every((row) => row.length === width)) return rows;
  }
  return undefined;
}
