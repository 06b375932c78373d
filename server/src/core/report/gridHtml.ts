/** Converts tables in prose to markup. */
import type { Grid, GridRow, Inline } from './block.ts';
import { attribute, markup, type Html } from './html.ts';
import { plainInline } from './inline.ts';
import { inlineHtml } from './inlineHtml.ts';
import type { Printing } from './printing.ts';

/** Returns a table in a scrollable box. The label of the box contains the column headings. */
export function gridHtml(printing: Printing, { line, head, rows, alignments }: Grid): Html {
  const titles = head.cells.map((cell) => plainInline(cell)).filter((title) => title.trim() !== '');
  const headings = head.cells.map((cell, column) => headingHtml(printing, cell, sideOf(alignments[column])));
  return markup`<div class="ta-table" tabindex="0" role="group" aria-label="${[printing.labels['page.table'], ...titles].join(' · ')}"${printing.at(line)}><table>
<thead><tr${printing.at(head.line)}>${headings}</tr></thead>
${rows.length > 0 && markup`<tbody>\n${rows.map((row) => rowHtml(printing, row, alignments))}</tbody>`}</table></div>\n`;
}

/** Returns a header cell, or an empty data cell if the heading is empty. */
const headingHtml = (printing: Printing, cell: readonly Inline[], side: Html): Html =>
  cell.length === 0 ? markup`<td></td>` : markup`<th scope="col"${side}>${inlineHtml(printing, cell)}</th>`;

/** Returns a row. If it has fewer cells than columns, the last cell spans the rest. */
function rowHtml(printing: Printing, { line, cells }: GridRow, alignments: Grid['alignments']): Html {
  const span = alignments.length - cells.length + 1;
  const shown = cells.map(
    (cell, column) =>
      markup`<td${attribute('colspan', span > 1 && column === cells.length - 1 ? span : undefined)}${sideOf(alignments[column])}>${inlineHtml(printing, cell)}</td>`,
  );
  return markup`<tr${printing.at(line)}>${shown}</tr>\n`;
}

const sideOf = (side: Grid['alignments'][number]): Html =>
  attribute('class', side === 'right' || side === 'center' ? `ta-${side}` : undefined);
