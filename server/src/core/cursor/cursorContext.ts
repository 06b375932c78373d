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
  /** What a completion replaces: the whole scalar or half-typed word, with its quotes, never beyond the cursor's line. */
  readonly replace: Span;
  /** The scalar's style; `plain` where there is none yet. */
  readonly style: ScalarStyle;
  /** Whether the value is in a flow collection. */
  readonly flow: boolean;
  /** Keys that the mapping has already (the one under the cursor not counted). */
  readonly siblings: readonly string[];
  /** Whether the value is the first word of a list item, so that it may become a key; the mapping of the item would be at `path`. */
  readonly mayBeKey: boolean;
  /** Spaces before the first character of the line's content (after any `- `): where further keys of the mapping line up. */
  readonly indent: string;
  /** Whether the rest of the line after `replace` already has the key's colon. */
  readonly hasColon: boolean;
}
