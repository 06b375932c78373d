/** Builds tables that omit columns without content, except the first. */
import type { Block, Inline, Table } from '../block.ts';

export interface Column<T> {
  readonly title: string;
  cell(item: T): readonly Inline[];
}

/**
 * Returns a table with the first column and every other column that at least one row fills. `lineOf` returns a row's source line;
 * `detailOf` returns the blocks below a row.
 */
export function filledColumns<T>(
  caption: string,
  columns: readonly Column<T>[],
  items: readonly T[],
  lineOf: (item: T) => number,
  detailOf: (item: T) => readonly Block[] = () => [],
): Table {
  const used = columns.filter((column, index) => index === 0 || items.some((item) => column.cell(item).length > 0));
  return {
    kind: 'table',
    caption,
    columns: used.map(({ title }) => title),
    rows: items.map((item) => {
      const detail = detailOf(item);
      return {
        line: lineOf(item),
        cells: used.map((column) => column.cell(item)),
        ...(detail.length > 0 ? { detail } : {}),
      };
    }),
  };
}
