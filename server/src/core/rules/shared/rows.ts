/** Locates rows in their lists, and removes them. */
import type { Row } from '../../model/advisory.ts';
import type { Fix } from '../../problems/problem.ts';
import { nodeAt, type Path, type YamlNode } from '../../yaml/tree.ts';
import type { RuleContext } from '../rule.ts';

/**
 * Returns the path of an item in the list under a top-level key; undefined if the key has a single value instead of a list, or if the list
 * does not contain the item.
 */
export function itemPath({ root }: RuleContext, key: string, row: Pick<Row, 'span'>): Path | undefined {
  const list = nodeAt(root, [key])?.node;
  if (list?.kind !== 'sequence') return undefined;
  const index = indexOfRow(list.items, row.span[0]);
  return index < 0 ? undefined : [key, index];
}

/** Returns the index of the row that starts at an offset. Rows are sorted by offset, except that YAML aliases may repeat earlier rows. */
function indexOfRow(items: readonly YamlNode[], start: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.span[0] ?? Infinity) < start) low = middle + 1;
    else high = middle;
  }
  return items[low]?.span[0] === start ? low : items.findIndex(({ span }) => span[0] === start);
}

/** Returns the fix that removes an item from a list. Returns no fix if the key has a single value instead of a list. */
export function removalFix(context: RuleContext, key: string, row: Pick<Row, 'span'>, fix: Omit<Fix, 'edits'>): Fix[] {
  const path = itemPath(context, key, row);
  if (!path) return [];
  return [{ ...fix, edits: context.edit.removeItem(path) }];
}
