/** Rows of lists: where they stand, and how one is removed. */
import type { Row } from '../../model/advisory.ts';
import type { Fix } from '../../problem.ts';
import { nodeAt, type Path } from '../../yaml/tree.ts';
import type { RuleContext } from '../rule.ts';

/** The path of an item in the list under a top-level key, by its place; undefined when it stands there without a list. */
export function itemPath({ root }: RuleContext, key: string, row: Pick<Row, 'span'>): Path | undefined {
  const list = nodeAt(root, [key])?.node;
  if (list?.kind !== 'sequence') return undefined;
  const index = list.items.findIndex(({ span }) => span[0] === row.span[0]);
  return index < 0 ? undefined : [key, index];
}

/** The fix that removes one of several items of a list; none where it stands there without a list. */
export function removalFix(context: RuleContext, key: string, row: Pick<Row, 'span'>, fix: Omit<Fix, 'edits'>): Fix[] {
  const path = itemPath(context, key, row);
  if (!path) return [];
  return [{ ...fix, edits: context.edit.removeItem(path) }];
}
