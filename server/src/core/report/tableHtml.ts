/** Converts tables to markup. */
import type { Block, Table, TableRow } from './block.ts';
import { attribute, markup, type Html } from './html.ts';
import { plainInline } from './inline.ts';
import { inlineHtml } from './inlineHtml.ts';
import type { Printing } from './printing.ts';
import { rowHash, rowsHtml, type PrintedRow } from './rowsHtml.ts';

type Details = (printing: Printing, blocks: readonly Block[]) => Html;

/**
 * Returns a table with a caption and column headings, or one table for each group if it is `grouped`. On a narrow page, rows become cards.
 * `details` converts the content of a row that does not fit into its cells.
 */
export function tableHtml(printing: Printing, table: Table, details: Details): Html {
  if (table.grouped) return groupsHtml(printing, table, details);
  return boxHtml(printing, table.caption, table.columns, bodiesHtml(printing, table, details), table.line);
}

/** The maximum number of rows in a group that is initially open. */
const maxOpenRows = 30;

/**
 * Returns one collapsible group for each distinct first cell. Each group has a heading and a table whose head is repeated on every printed
 * page.
 */
function groupsHtml(printing: Printing, table: Table, details: Details): Html {
  const groups = new Map<string, TableRow[]>();
  for (const row of table.rows) {
    const name = plainInline(row.cells[0] ?? []);
    const rows = groups.get(name);
    if (rows) rows.push(row);
    else groups.set(name, [row]);
  }
  const kinds = [...groups].map(([name, rows]) => ({
    name,
    rows: rows.map((row) => printedRow(printing, table, row, details)),
  }));
  return kindsHtml(printing, table, kinds);
}

/** The data shared by the groups of a table. */
export type KindsTable = Pick<Table, 'caption' | 'columns' | 'liveGroups' | 'line'>;

/** A row in a group. `cells` are the cells after the first as markup; a cell is empty if the row has no content in that column. */
export interface KindRow extends Omit<PrintedRow, 'cells'> {
  readonly cells: readonly Html[];
}

/** A group of rows, named by their first cell. */
export interface Kind {
  readonly name: string;
  readonly rows: readonly KindRow[];
}

/** Returns the groups, each with a column for its values and the other columns that at least one of its rows fills. */
export function kindsHtml(printing: Printing, table: KindsTable, kinds: readonly Kind[]): Html {
  const shown = kinds.map(({ name, rows }, index) => {
    const isUsed = table.columns
      .slice(1)
      .map((_title, column) => column === 0 || rows.some(({ cells }) => isFilled(cells[column])));
    const columns = [name, ...table.columns.slice(2).filter((_title, column) => isUsed[column + 1])];
    const printed = rows.map(({ cells, ...row }): PrintedRow => ({ ...row, cells: joinedCells(cells, isUsed) }));
    const live = table.liveGroups?.includes(name) ? '' : undefined;
    const open = rows.length <= maxOpenRows ? markup` open=""` : markup``;
    return markup`<details class="ta-kind" id="indicators-${index + 1}"${attribute('data-live', live)}${open}>
<summary><h3>${name} <span class="ta-count">${rows.length}</span></h3></summary>
${boxHtml(printing, `${table.caption}: ${name}`, columns, rowsHtml(printing, printed), undefined)}</details>\n`;
  });
  return markup`<div class="ta-kinds"${printing.at(table.line)}>\n${shown}</div>\n`;
}

/** Returns the titles of the first column and of every other column that at least one of the rows fills. */
export const filledTitles = (columns: readonly string[], rows: readonly KindRow[]): readonly string[] =>
  columns.filter((_title, index) => index === 0 || rows.some(({ cells }) => isFilled(cells[index - 1])));

const isFilled = (cell: Html | undefined): boolean => cell !== undefined && cell.html !== emptyCell.html;

/** Returns the cells of a row in the used columns. */
const joinedCells = (cells: readonly Html[], isUsed: readonly boolean[]): Html =>
  cells.every((_cell, column) => isUsed[column])
    ? markup`${cells}`
    : markup`${cells.filter((_cell, column) => isUsed[column])}`;

function printedRow(printing: Printing, { columns }: Table, row: TableRow, details: Details): KindRow {
  return kindRow(printing, columns, row, row.detail && detailOf(row, row.detail, details));
}

/** Converts a table row to a row of a group. The first cell is omitted, because it contains the group's name. */
export function kindRow(
  printing: Printing,
  columns: readonly string[],
  row: TableRow,
  detail?: PrintedRow['detail'],
): KindRow {
  const name = plainInline(row.cells[0] ?? []);
  const cells = row.cells
    .slice(1)
    .map((cell, column) => cellHtml(printing, cell, column === 0 ? name : columns[column + 1]));
  return { line: row.line, cells, hash: rowHash(markup`${cells}`), detail };
}

function boxHtml(
  printing: Printing,
  caption: string,
  columns: readonly string[],
  bodies: Html,
  line: number | undefined,
): Html {
  const heads = columns.map((title) => markup`<th scope="col">${title}</th>`);
  return markup`<div class="ta-table" tabindex="0" role="group" aria-label="${caption}"${printing.at(line)}><table class="ta-cards">
<caption class="ta-hidden">${caption}</caption>
<thead><tr>${heads}</tr></thead>
${bodies}</table></div>\n`;
}

/** Returns the rows of a table without groups. */
function bodiesHtml(printing: Printing, { columns, rows }: Table, details: Details): Html {
  return rowsHtml(
    printing,
    rows.map((row): PrintedRow => {
      const cells = markup`${row.cells.map((cell, column) => cellHtml(printing, cell, columns[column]))}`;
      return { line: row.line, cells, hash: rowHash(cells), detail: row.detail && detailOf(row, row.detail, details) };
    }),
  );
}

const detailOf =
  (row: TableRow, blocks: readonly Block[], details: Details): PrintedRow['detail'] =>
  (printing) =>
    markup`<tr class="ta-detail"><td colspan="${row.cells.length}">\n${details(printing, blocks)}</td></tr>\n`;

/** Returns a cell. Unless it is empty, an attribute contains its column's title, for layouts in which rows are cards. */
function cellHtml(printing: Printing, cell: TableRow['cells'][number], title: string | undefined): Html {
  return cell.length === 0
    ? emptyCell
    : markup`<td${attribute('data-label', title)}>${inlineHtml(printing, cell)}</td>`;
}

const emptyCell = markup`<td></td>`;
