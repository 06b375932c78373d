/** Builds tables in a Word document. Their header rows are repeated on every page. */
import type { Block, Grid, Inline, Table, TableRow } from '../block.ts';
import { plainInline } from '../inline.ts';
import { endsWithParagraph, paragraphXml, tableXml, type Alignment, type WordCell, type WordRow } from './markup.ts';
import { run, runsOf } from './runs.ts';
import type { Writing } from './writing.ts';
import { largest } from '../../util/lists.ts';

/** Converts the content below a row to XML. */
type Details = (blocks: readonly Block[]) => string;

/** Returns a table of the report as XML; `width` is in twips. */
export function tableOf({ columns, rows }: Table, writing: Writing, width: number, details: Details): string {
  const texts = [columns, ...rows.map(({ cells }) => cells.map(plainInline))];
  const body = rows.flatMap((row) => rowsOf(row, writing, details));
  return tableXml(widthsOf(texts, width), [headRow(columns.map((title) => run(title))), ...body]);
}

function rowsOf({ cells, detail }: TableRow, writing: Writing, details: Details): WordRow[] {
  const own = { cells: cells.map((cell) => cellOf(runsOf(cell, writing))) };
  if (!detail) return [own];
  const shown = details(detail);
  // Word requires a paragraph at the end of a cell.
  const blocks = endsWithParagraph(shown) ? shown : shown + paragraphXml('');
  return [own, { divisible: true, cells: [{ span: cells.length, blocks }] }];
}

/** Returns a table from the author's prose as XML; `width` is in twips. */
export function gridTable({ head, rows, alignments }: Grid, writing: Writing, width: number): string {
  const texts = [head, ...rows].map(({ cells }) => cells.map((cell) => plainInline(cell)));
  const side = (column: number): Alignment => alignments[column] ?? 'left';
  const body = rows.map(({ cells }) => {
    const span = alignments.length - cells.length + 1;
    const shown = cells.map((cell: readonly Inline[], column) =>
      cellOf(runsOf(cell, writing), side(column), column === cells.length - 1 ? span : 1),
    );
    return { cells: shown };
  });
  const headings = head.cells.map((cell) => runsOf(cell, writing));
  return tableXml(widthsOf(texts, width), [headRow(headings, side), ...body]);
}

const headRow = (titles: readonly string[], side: (column: number) => Alignment = () => 'left'): WordRow => ({
  head: true,
  cells: titles.map((runs, column) => ({
    blocks: paragraphXml(runs, { style: 'TableHead', alignment: side(column) }),
  })),
});

const cellOf = (runs: string, alignment: Alignment = 'left', span = 1): WordCell => ({
  ...(span > 1 ? { span } : {}),
  blocks: paragraphXml(runs, { style: 'TableText', alignment }),
});

/**
 * Divides the width among the columns. Each column gets at least the width of the longest word in its heading. The rest is divided in
 * proportion to the square root of the amount of text, so that a column of prose does not squeeze the others.
 */
function widthsOf(rows: readonly (readonly string[])[], width: number): number[] {
  const titles = rows[0] ?? [];
  const minWidths = titles.map(
    (title) => largest(title.split(/\s+/).map((word) => word.length)) * letter + cellMargins,
  );
  const weights = titles.map((_title, column) => {
    const lengths = rows.map((row) => Math.min((row[column] ?? '').length, 400));
    return Math.sqrt(lengths.reduce((sum, one) => sum + one, 0) / lengths.length + 1);
  });
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
  const rest = Math.max(0, width - sum(minWidths));
  const widths = minWidths.map((one, column) => Math.floor(one + (rest * (weights[column] ?? 0)) / sum(weights)));
  return widths.map((one, column) => (column === widths.length - 1 ? one + Math.max(0, width - sum(widths)) : one));
}

/** The width of a bold letter in a table, and the margins of a cell, in twips. */
const [letter, cellMargins] = [120, 220];
