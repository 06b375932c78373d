/** Builds tables in a Word document. Their header rows are repeated on every page. */
import {
  AlignmentType,
  Paragraph,
  Table as WordTable,
  TableCell,
  TableRow as WordRow,
  WidthType,
  type ParagraphChild,
} from 'docx';
import type { Block, Grid, Inline, Table, TableRow } from '../block.ts';
import { plainInline } from '../inline.ts';
import { run, runsOf } from './runs.ts';
import type { Writing } from './writing.ts';
import { largest } from '../../util/lists.ts';

/** Converts the content below a row to paragraphs and tables. */
type Details = (blocks: readonly Block[]) => (Paragraph | WordTable)[];

/** Returns a table of the report; `width` is in twips. */
export function tableOf({ columns, rows }: Table, writing: Writing, width: number, details: Details): WordTable {
  const texts = [columns, ...rows.map(({ cells }) => cells.map(plainInline))];
  const body = rows.flatMap((row) => rowsOf(row, writing, details));
  return table(widthsOf(texts, width), [headRow(columns.map((title) => [run(title)])), ...body]);
}

function rowsOf({ cells, detail }: TableRow, writing: Writing, details: Details): WordRow[] {
  const own = new WordRow({ cantSplit: true, children: cells.map((cell) => cellOf(runsOf(cell, writing))) });
  if (!detail) return [own];
  const shown = details(detail);
  // Word requires a paragraph at the end of a cell.
  const children = shown.at(-1) instanceof Paragraph ? shown : [...shown, new Paragraph({ children: [] })];
  return [own, new WordRow({ children: [new TableCell({ columnSpan: cells.length, children })] })];
}

/** Returns a table from the author's prose. */
export function gridTable({ head, rows, alignments }: Grid, writing: Writing, width: number): WordTable {
  const texts = [head, ...rows].map(({ cells }) => cells.map((cell) => plainInline(cell)));
  const side = (column: number): Side => sides[alignments[column] ?? 'left'];
  const body = rows.map(({ cells }) => {
    const span = alignments.length - cells.length + 1;
    const shown = cells.map((cell: readonly Inline[], column) =>
      cellOf(runsOf(cell, writing), side(column), column === cells.length - 1 ? span : 1),
    );
    return new WordRow({ cantSplit: true, children: shown });
  });
  const headings = head.cells.map((cell) => runsOf(cell, writing));
  return table(widthsOf(texts, width), [headRow(headings, side), ...body]);
}

type Side = (typeof AlignmentType)[keyof typeof AlignmentType];
const sides = { left: AlignmentType.LEFT, right: AlignmentType.RIGHT, center: AlignmentType.CENTER } as const;

const table = (widths: readonly number[], rows: readonly WordRow[]): WordTable =>
  new WordTable({
    rows,
    columnWidths: widths,
    width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    margins: { top: 40, bottom: 40, left: 100, right: 100 },
  });

const headRow = (
  titles: readonly (readonly ParagraphChild[])[],
  side: (column: number) => Side = () => sides.left,
): WordRow =>
  new WordRow({
    tableHeader: true,
    cantSplit: true,
    children: titles.map(
      (children, column) =>
        new TableCell({
          shading: { type: 'clear', color: 'auto', fill: 'EEF1F4' },
          children: [new Paragraph({ style: 'TableHead', alignment: side(column), children })],
        }),
    ),
  });

const cellOf = (children: readonly ParagraphChild[], alignment: Side = sides.left, span = 1): TableCell =>
  new TableCell({
    ...(span > 1 ? { columnSpan: span } : {}),
    children: [new Paragraph({ style: 'TableText', alignment, children })],
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
