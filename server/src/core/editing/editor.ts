/** The interface for creating edits, as passed to rules and migration. */
import type { Edit } from '../text/edits.ts';
import type { Span } from '../text/text.ts';

/** Creates edits that preserve comments, order, quoting and line endings. */
export interface Editor {
  /** Returns the edits that replace a scalar's text, keeping its quoting style if possible. */
  replaceScalar(span: Span, value: string): readonly Edit[];
  /**
   * Returns the edits that insert skeletons of top-level sections in canonical order, as plain text or in VS Code's snippet syntax. Returns
   * no edits unless the document is a block mapping or empty.
   */
  insertSections(keys: readonly string[], as?: 'text' | 'snippet'): readonly Edit[];
  /**
   * Returns the edits that add keys and their values, given as YAML, to the mapping at a path in canonical order, or to an empty value in
   * the given order. Returns no edits if there is anything else at the path.
   */
  insertKeys(path: readonly (string | number)[], entries: readonly { key: string; value: string }[]): readonly Edit[];
  /**
   * Returns the edits that remove the list item at a path; in a block list, with its lines. A list that becomes empty is replaced with
   * `[]`.
   */
  removeItem(path: readonly (string | number)[]): readonly Edit[];
  /**
   * Returns the edits that sort the top-level sections into canonical order. Comments are moved with the section below them, except those
   * above the first section.
   */
  reorderSections(): readonly Edit[];
  /**
   * Returns the edits that put the items of the list at a path into the given order: `order` holds the current index of each item. Comments
   * are moved with the item below them. Returns no edits if moving the items would change them.
   */
  sortItems(path: readonly (string | number)[], order: readonly number[]): readonly Edit[];
}
