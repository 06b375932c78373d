/** The editing interface for rules and migration. */
import type { Edit } from '../text/edits.ts';
import type { Span } from '../text/text.ts';

/** Creates edits that preserve comments, order, quoting and line endings. */
export interface Editor {
  /** Returns the edits that replace a scalar's text, keeping its quoting style if possible. */
  replaceScalar(span: Span, value: string): readonly Edit[];
  /**
   * Returns the edits that insert skeletons of top-level sections in canonical order, as plain text or in VS Code's snippet syntax. Returns
   * no edits if the document is not a block mapping.
   */
  insertSections(keys: readonly string[], as?: 'text' | 'snippet'): readonly Edit[];
  /**
   * Returns the edits that add `key: value` lines to the block mapping at a path, in canonical order or, if the mapping is empty, in the
   * given order.
   */
  insertKeys(path: readonly (string | number)[], entries: readonly { key: string; value: string }[]): readonly Edit[];
  /** Returns the edits that remove the list item at a path, including its line. */
  removeItem(path: readonly (string | number)[]): readonly Edit[];
  /** Returns the edits that sort the top-level sections into canonical order. Comments are moved with the section below them. */
  reorderSections(): readonly Edit[];
  /**
   * Returns the edits that put the items of the list at a path into the given order: `order` holds the current index of each item. Comments
   * are moved with the item below them. Returns no edits if moving the items would change them.
   */
  sortItems(path: readonly (string | number)[], order: readonly number[]): readonly Edit[];
}
