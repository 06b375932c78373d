/** Converts tables to markup. */
import type { Block, Table, TableRow } from './block.ts';
import { attribute, markup, type Html } from './html.ts';
import { plainInline } from './inline.ts';
import { inlineHtml } from './inlineHtml.ts';
import { relativeTo, type Printing } from './printing.ts';

type Details = (printing: Printing, blocks: readonly Block[]) => Html;

/**
 * Returns a table with caption and column headings, whose rows become cards on a narrow page. `details` converts the content of a row that
 * does not fit into its cells.
 */
export function tableHtml(printing: Printing, table: Table, details: Details): Html {
  if (table.grouped) return groupsHtml(printing, table, details);
  return boxHtml(printing, table.caption, table.columns, bodiesHtml(printing, table, details), table.line);
}

/** The number of rows in one `tbody`, which is the smallest part that a preview updates. */
const chunk = 50;

/** Groups with more rows than this are initially closed. */
const mostOpen = 30;

/** Returns the rows with the same first cell as a group with a heading, and as a table whose head repeats it on every printed page. */
function groupsHtml(printing: Printing, table: Table, details: Details): Html {
  const groups = new Map<string, TableRow[]>();
  for (const row of table.rows) {
    const name = plainInline(row.cells[0] ?? []);
    const rows = groups.get(name);
    if (rows) rows.push(row);
    else groups.set(name, [row]);
  }
  const shown = [...groups].map(([name, rows], index) => {
    const used = table.columns
      .slice(1)
      .map((_title, column) => rows.some(({ cells }) => (cells[column + 1] ?? []).length > 0));
    const keep = <T>(all: readonly T[]): T[] => all.slice(1).filter((_one, column) => column === 0 || used[column]);
    const columns = [name, ...keep(table.columns).slice(1)];
    const own = { ...table, columns, rows: rows.map((row) => ({ ...row, cells: keep(row.cells) })) };
    const live = table.liveGroups?.includes(name) ? '' : undefined;
    const open = rows.length <= mostOpen ? markup` open=""` : markup``;
    return markup`<details class="ta-kind" id="indicators-${index + 1}"${attribute('data-live', live)}${open}>
<summary><h3>${name} <span class="ta-count">${rows.length}</span></h3></summary>
${boxHtml(printing, `${table.caption}: ${name}`, columns, bodiesHtml(printing, own, details), undefined)}</details>\n`;
  });
  return markup`<div class="ta-kinds"${printing.at(table.line)}>\n${shown}</div>\n`;
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

/** Returns the rows. A large number is divided into parts, with lines relative to the first row of each part. */
function bodiesHtml(printing: Printing, { columns, rows }: Table, details: Details): Html {
  const one = (part: readonly TableRow[], own: Printing): Html[] =>
    part.map((row) => rowHtml(own, columns, row, details));
  if (rows.length <= chunk) return markup`<tbody>\n${one(rows, printing)}</tbody>`;
  const bodies: Html[] = [];
  for (let from = 0; from < rows.length; from += chunk) {
    const part = rows.slice(from, from + chunk);
    const base = Math.min(...part.map(({ line }) => line ?? Infinity));
    if (!Number.isFinite(base)) bodies.push(markup`<tbody>\n${one(part, printing)}</tbody>\n`);
    else
      bodies.push(
        markup`<tbody class="ta-part"${attribute('data-base', printing.at(base).html === '' ? undefined : base)}>\n${one(part, relativeTo(base, printing))}</tbody>\n`,
      );
  }
  return markup`${bodies}`;
}

function rowHtml(printing: Printing, columns: readonly string[], row: TableRow, details: Details): Html {
  const cells = row.cells.map((cell, column) => cellHtml(printing, cell, columns[column]));
  const detail =
    row.detail &&
    markup`<tr class="ta-detail"><td colspan="${row.cells.length}">\n${details(printing, row.detail)}</td></tr>\n`;
  return markup`<tr${printing.at(row.line)}>${cells}</tr>\n${detail}`;
}

/** Returns a cell, preceded by its column's title for layouts in which rows are cards. */
function cellHtml(printing: Printing, cell: TableRow['cells'][number], title: string | undefined): Html {
  return cell.length === 0
    ? markup`<td></td>`
    : markup`<td${attribute('data-label', title)}>${inlineHtml(printing, cell)}</td>`;
}
