/** Converts HTML tables to lines. Each line contains a row in Markdown and the cells of the row. */
import { inlineText, isUnread } from './inline.ts';
import type { Layout, Lines, WriteBlocks } from './layout.ts';
import { hasClass, type HtmlElement } from './tree.ts';

/** Adds the lines of a table. Details in a separate row across all columns are indented by four spaces. */
export function tableLines(table: HtmlElement, layout: Layout, lines: Lines, write: WriteBlocks): void {
  const rows = rowsOf(table);
  // A table with one column and no header is only used for layout.
  if (rows.every((row) => cellsOf(row).length < 2 && cellsOf(row)[0]?.name !== 'th'))
    return rows.forEach((row) => cellsOf(row).forEach((cell) => write(cell.children, cell, layout)));
  let isHead = true;
  for (const row of rows) {
    const cells = cellsOf(row);
    const [only] = cells;
    if (hasClass(row, 'ta-detail') && only) {
      write(only.children, only, { ...layout, indent: `${layout.indent}    ` });
      continue;
    }
    const texts = cells.map((cell) => inlineText(cell.children, layout.links));
    if (texts.length === 0) continue;
    lines.add({ text: `${layout.indent}${markdownRow(texts)}`, cells: texts }, row);
    if (isHead) lines.add({ text: `${layout.indent}${markdownRow(cells.map(delimiterOf))}`, cells: [] }, row);
    isHead = false;
  }
}

const delimiterOf = (cell: HtmlElement): string =>
  hasClass(cell, 'ta-right') ? '---:' : hasClass(cell, 'ta-center') ? ':---:' : '---';

const markdownRow = (texts: readonly string[]): string =>
  `| ${texts.map((text) => text.replaceAll('\n', ' ').replaceAll('|', '\\|')).join(' | ')} |`;

function rowsOf(element: HtmlElement): readonly HtmlElement[] {
  return element.children.flatMap((child) => {
    if (typeof child === 'string' || isUnread(child)) return [];
    if (child.name === 'tr') return [child];
    return /^(?:thead|tbody|tfoot)$/.test(child.name) ? rowsOf(child) : [];
  });
}

const cellsOf = (row: HtmlElement): readonly HtmlElement[] =>
  row.children.flatMap((child) => (typeof child !== 'string' && /^t[dh]$/.test(child.name) ? [child] : []));
