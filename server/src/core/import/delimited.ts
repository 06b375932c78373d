/** Reads tables of delimited text: CSV, and cells copied from a spreadsheet. Source: RFC 4180, "Definition of the CSV Format". */
import { maxTextLength } from './json.ts';

/** A character that separates cells. */
export type Delimiter = ',' | ';' | '\t' | '|';

/** The maximum number of rows in a table that is read. */
export const maxRows = 20_000;

/**
 * The maximum number of cells that begin with an ordinary quote. Each may cost a scan of the rest of the text, so text with more is not
 * read as a table.
 */
const maxOpenQuotes = 100;

/**
 * Returns the rows of delimited text that have content. A cell in double quotes may contain delimiters, line breaks and doubled quotes;
 * anywhere else in a cell, a quote is an ordinary character. Whitespace around values is removed.
 *
 * @returns undefined if the text exceeds {@link maxTextLength} or {@link maxRows}, or has more than 100 cells that begin with an ordinary quote
 */
export function readDelimited(text: string, delimiter: Delimiter): readonly (readonly string[])[] | undefined {
  if (text.length > maxTextLength) return undefined;
  const source = text.replace(/^\uFEFF/, '');
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  let openQuotes = 0;
  while (at < source.length) {
    const cell = readCell(source, at, delimiter);
    if (cell.isOpenQuote && ++openQuotes > maxOpenQuotes) return undefined;
    row.push(cell.value);
    at = cell.end;
    if (source[at] === delimiter) {
      at++;
      if (at < source.length) continue;
      row.push('');
    }
    if (row.some((value) => value !== '')) rows.push(row);
    if (rows.length > maxRows) return undefined;
    row = [];
    at += source.startsWith('\r\n', at) ? 2 : 1;
  }
  return rows;
}

interface Cell {
  readonly value: string;
  /** The offset of the delimiter or line break after the cell. */
  readonly end: number;
  /** Whether the cell begins with a quote that is an ordinary character. */
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
 * Reads a quoted cell. Returns undefined if text follows the closing quote, or if there is no closing quote: the quote is then an ordinary
 * character.
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
 * Returns the rows of delimited text if every line has the same delimiter and the same number of cells, at least two. Returns undefined for
 * any other text, such as prose with commas.
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
