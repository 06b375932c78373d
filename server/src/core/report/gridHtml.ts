/** Converts tables of prose to markup. */
import type { Grid, GridRow, Inline } from './block.ts';
import { attribute, markup, type Html } from './html.ts';
import { plainInline } from './inline.ts';
import { inlineHtml } from './inlineHtml.ts';

/** Returns a table with its column headings, in a scrollable box that is labelled with them. */
export function gridHtml({ line, head, rows, alignments }: Grid): Html {
  const titles = head.cells.map((cell) => plainInline(cell)).filter((title) => title.trim() !== '');
  const headings = head.cells.map((cell, column) => headingHtml(cell, sideOf(alignments[column])));
  return markup`<div class="ta-table" tabindex="0" role="region" aria-label="${['Table', ...titles].join(' · ')}"${attribute('data-line', line)}><table>
<thead><tr${attribute('data-line', head.line)}>${headings}</tr></thead>
${rows.length > 0 && markup`<tbody>\n${rows.map((row) => rowHtml(row, alignments))}</tbody>`}</table></div>\n`;
}

/** An empty heading becomes a data cell. */
const headingHtml = (cell: readonly Inline[], side: Html): Html =>
  cell.length === 0 ? markup`<td></td>` : markup`<th scope="col"${side}>${inlineHtml(cell)}</th>`;

/** Returns a row; its last cell spans the rest of the table. */
function rowHtml({ line, cells }: GridRow, alignments: Grid['alignments']): Html {
  const span = alignments.length - cells.length + 1;
  const shown = cells.map(
    (cell, column) =>
      markup`<td${attribute('colspan', span > 1 && column === cells.length - 1 ? span : undefined)}${sideOf(alignments[column])}>${inlineHtml(cell)}</td>`,
  );
  return markup`<tr${attribute('data-line', line)}>${shown}</tr>\n`;
}

const sideOf = (side: Grid['alignments'][number]): Html =>
  attribute('class', side === 'right' || side === 'center' ? `ta-${side}` : undefined);
