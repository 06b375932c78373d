/** Converts tables to markup. */
import type { Block, Table, TableRow } from './block.ts';
import { attribute, markup, type Html } from './html.ts';
import { plainInline } from './inline.ts';
import { inlineHtml } from './inlineHtml.ts';

/**
 * Returns a table with caption and column headings, in a box that scrolls on a narrow page. `details` converts the content of a row that
 * does not fit into its cells.
 */
export function tableHtml(table: Table, details: Details): Html {
  const columns = table.columns.map((title) => markup`<th scope="col">${title}</th>`);
  const rows = table.grouped
    ? groupRows(table, details)
    : table.rows.map((row) => rowHtml(row, row.cells.map(cellHtml), details));
  return markup`<div class="ta-table" tabindex="0" role="region" aria-label="${table.caption}"${attribute('data-line', table.line)}><table>
<caption class="ta-hidden">${table.caption}</caption>
<thead><tr>${columns}</tr></thead>
<tbody>
${rows}</tbody></table></div>\n`;
}

type Details = (blocks: readonly Block[]) => Html;

const cellHtml = (cell: TableRow['cells'][number]): Html => markup`<td>${inlineHtml(cell)}</td>`;

function rowHtml(row: TableRow, cells: readonly Html[], details: Details): Html {
  const detail =
    row.detail && markup`<tr class="ta-detail"><td colspan="${row.cells.length}">\n${details(row.detail)}</td></tr>\n`;
  return markup`<tr${attribute('data-line', row.line)}>${cells}</tr>\n${detail}`;
}

/** Returns row groups: rows with the same first cell share it as their heading. */
function groupRows({ rows }: Table, details: Details): Html[] {
  const first = (row: TableRow | undefined): string | undefined => row && plainInline(row.cells[0] ?? []);
  return rows.map((row, index) => {
    const cells = row.cells.slice(1).map(cellHtml);
    const name = first(row);
    if (name === first(rows[index - 1])) return rowHtml(row, cells, details);
    let span = 1;
    while (first(rows[index + span]) === name) span++;
    return rowHtml(
      row,
      [markup`<th scope="rowgroup" rowspan="${span}">${inlineHtml(row.cells[0] ?? [])}</th>`, ...cells],
      details,
    );
  });
}
