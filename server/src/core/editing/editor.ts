/** The edits of a document that rules and migration ask for. */
import type { Edit } from '../text/edits.ts';
import type { Span } from '../text/text.ts';

/** Makes edits that keep comments, order, quoting and line endings. */
export interface Editor {
  /** Replaces a scalar's text, keeping its quoting style where that can hold the new text. */
  replaceScalar(span: Span, value: string): readonly Edit[];
  /** Inserts skeletons of top-level sections in canonical place. */
  insertSections(keys: readonly string[]): readonly Edit[];
  /** Adds `key: value` lines to a block mapping that stands under the top-level key, at the end of it or in the order given. */
  insertKeys(path: readonly (string | number)[], entries: readonly { key: string; value: string }[]): readonly Edit[];
  /** Removes the list item at a path with its line, and its comment-free indentation. */
  removeItem(path: readonly (string | number)[]): readonly Edit[];
  /** Puts the top-level sections into canonical order, comments kept with the section below them. */
  reorderSections(): readonly Edit[];
}
