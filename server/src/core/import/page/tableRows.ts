/** Reads the rows of a table on a page. */
import type { Labels } from '../../labels/english.ts';
import { withoutMarks } from './facts.ts';
import type { PageLine } from './lines.ts';
import { tableCells, tableHead } from './table.ts';

/** A table row: its cells by column title, and the lines below it. */
export interface Row {
  readonly cell: (title: string) => string | undefined;
  readonly below: readonly PageLine[];
}

/** Returns the rows of a table whose columns are among `titles`; undefined if the first line that is not blank is not its header. */
export function tableRows(lines: readonly PageLine[], titles: readonly string[]): readonly Row[] | undefined {
  const start = lines.findIndex(({ text }) => text !== '');
  const headLine = lines[start];
  const body = lines.slice(start + 1);
  const head = headLine && (headLine.cells ? knownHead(headLine.cells, titles) : tableHead(headLine.text, titles));
  if (!head) return undefined;
  const rows: { cells: readonly string[]; below: PageLine[] }[] = [];
  // The first column is never empty, so an indented line belongs to the row above. On a page in Markdown, the lines that belong to a row are
  // below the table, where its first cell is repeated in bold.
  let named: PageLine[] | undefined;
  for (const line of body) {
    const name = /^\*\*(.+)\*\*$/.exec(line.text)?.[1];
    const found = name === undefined ? undefined : rows.find(({ cells }) => withoutMarks(cells[0] ?? '') === name);
    if (found) named = found.below;
    const below = named ?? rows.at(-1)?.below;
    if (found) continue;
    if (named) named.push(line);
    else if (line.text === '') below?.push(line);
    else if (line.text.startsWith('    ') && below) below.push({ ...line, text: line.text.replace(/^ {4}/gm, '') });
    else if (line.cells?.length !== 0)
      rows.push({ cells: line.cells ?? tableCells(headLine.text, head, line.text), below: [] });
  }
  return rows.map(({ cells, below }) => ({
    below,
    cell: (title) => {
      const value = cells[head.indexOf(title)]?.trim();
      return value === '' ? undefined : value;
    },
  }));
}

/** Returns the titles in a row of cells; undefined if one of them is not in `titles`. */
const knownHead = (cells: readonly string[], titles: readonly string[]): readonly string[] | undefined =>
  cells.length > 0 && cells.every((title) => titles.includes(title)) ? cells : undefined;

type Column = Extract<keyof Labels, `column.${string}`> extends `column.${infer Name}` ? Name : never;

/** Returns the titles of columns in the language of the labels. */
export const columnTitles = (labels: Labels, columns: readonly Column[]): readonly string[] =>
  columns.map((column) => labels[`column.${column}`]);
