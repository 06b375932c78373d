/** The context of the cursor for completion and hover, created by `cursorAt` in `cursor.ts`. */
import type { Span } from '../text/text.ts';
import type { Path, ScalarStyle } from '../yaml/tree.ts';

export interface CursorContext {
  /**
   * `key`: a key may be typed here (also on a blank line of a mapping, or after `- `);
   * `value`: a value may be typed here, also right after a colon; `none`: comments, block scalars' headers, outside anything.
   * A bare list item is a `value` that may still become a mapping: `mayBeKey` says so.
   */
  readonly slot: 'key' | 'value' | 'none';
  /**
   * For a key: the path of the mapping that it would belong to. For a value: the path of the value.
   * Numbers are indexes of list items; an item that does not exist yet has the index that it would get.
   */
  readonly path: Path;
  /** The text before the cursor within the scalar or the half-typed word, without an opening quote. */
  readonly prefix: string;
  /** The span that a completion replaces: the whole scalar or half-typed word, with its quotes, never beyond the cursor's line. */
  readonly replace: Span;
  /** The scalar's style; `plain` if there is none yet. */
  readonly style: ScalarStyle;
  /** Whether the value is in a flow collection. */
  readonly flow: boolean;
  /** The keys that the mapping already has, except the one under the cursor. */
  readonly siblings: readonly string[];
  /** Whether the value is the first word of a list item, so that it may become a key; the mapping of the item would be at `path`. */
  readonly mayBeKey: boolean;
  /** The spaces before the first character of the line's content (after any `- `), with which further keys of the mapping are aligned. */
  readonly indent: string;
  /** Whether the rest of the line after `replace` already contains the key's colon. */
  readonly hasColon: boolean;
}
