/** Converts a table from the clipboard to a Markdown table. */
import type { CellWriters, ClipboardText } from './clipboardText.ts';
import { isUnread } from './inline.ts';
import { findElement, type HtmlElement } from './tree.ts';

/** The maximum number of columns or rows that a cell may span. */
const maxSpan = 1000;
/** The maximum number of cells in a table. */
const maxCells = 200_000;

/**
 * Adds the rows of a table. A table with a single column or with nested tables is only used for layout, so its cells are added one after
 * the other.
 */
export function tableText(table: HtmlElement, made: ClipboardText, { writeNodes, oneLine }: CellWriters): void {
  const rows = rowsOf(table);
  const grid = findElement(table, ({ name }) => name === 'table')
    ? []
    : gridOf(rows, (cell) => oneLine(cell.children, made));
  const widest = grid.reduce((most, row) => Math.max(most, row.length), 0);
  const columns = Array.from({ length: widest }, (_, at) => at).filter((at) => grid.some((row) => row[at]));
  if (columns.length < 2) {
    for (const row of rows) for (const cell of cellsOf(row)) writeNodes(cell.children, '', made);
    return;
  }
  made.isStructured = true;
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  grid.forEach((row, index) => {
    if (!columns.some((at) => row[at])) return;
    made.lines.push(line(columns.map((at) => (row[at] ?? '').replaceAll('|', '\\|'))));
    if (index === 0) made.lines.push(line(columns.map(() => '---')));
  });
}

/**
 * Returns the text of the cells in rows. If a cell spans several rows, its text is repeated in each of them. If it spans several columns,
 * those after the first are empty.
 */
function gridOf(rows: readonly HtmlElement[], textOf: (cell: HtmlElement) => string): readonly (readonly string[])[] {
  let cells = 0;
  let above = new Map<number, { readonly text: string; readonly remaining: number }>();
  return rows.flatMap((row) => {
    const texts: string[] = [];
    const below = new Map<number, { readonly text: string; readonly remaining: number }>();
    const fill = (): void => {
      for (let from = above.get(texts.length); from; from = above.get(texts.length)) {
        if (from.remaining > 1) below.set(texts.length, { ...from, remaining: from.remaining - 1 });
        texts.push(from.text);
      }
    };
    for (const cell of cellsOf(row)) {
      fill();
      const text = textOf(cell);
      const remaining = spanOf(cell, 'rowspan') - 1;
      for (let at = 0, width = spanOf(cell, 'colspan'); at < width && cells < maxCells; at++, cells++) {
        if (remaining > 0) below.set(texts.length, { text: at === 0 ? text : '', remaining });
        texts.push(at === 0 ? text : '');
      }
    }
    fill();
    above = below;
    return texts.length === 0 ? [] : [texts];
  });
}

const spanOf = ({ attributes }: HtmlElement, name: 'colspan' | 'rowspan'): number =>
  Math.min(maxSpan, Math.max(1, Math.trunc(Number(attributes[name] ?? 1)) || 1));

function rowsOf(element: HtmlElement): readonly HtmlElement[] {
  return element.children.flatMap((child) => {
    if (typeof child === 'string' || isUnread(child)) return [];
    if (child.name === 'tr') return [child];
    return /^(?:thead|tbody|tfoot)$/.test(child.name) ? rowsOf(child) : [];
  });
}

const cellsOf = (row: HtmlElement): readonly HtmlElement[] =>
  row.children.flatMap((child) => (typeof child !== 'string' && /^t[dh]$/.test(child.name) ? [child] : []));
