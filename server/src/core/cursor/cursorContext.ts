/** The cursor's context, created by `cursorAt` in `cursor.ts`. */
import type { Span } from '../text/text.ts';
import type { Path, ScalarStyle, YamlNode } from '../yaml/tree.ts';

export interface CursorContext {
  /**
   * `key`: a key may be typed here (also on a blank line of a mapping, or after `- ` with the option `asKey` of `cursorAt`). `value`: a
   * value may be typed here, also directly after a colon. `none`: neither, as in comments, block scalar headers and outside any structure.
   * The first word of a list item is a `value` that may also become a key, as `mayBeKey` indicates.
   */
  readonly slot: 'key' | 'value' | 'none';
  /**
   * For a key, the path of the mapping that would contain the key; for a value, the path of the value itself. Numbers are indexes of list
   * items. For an item that does not exist yet, this is the index that it would have.
   */
  readonly path: Path;
  /** The part of the scalar or incomplete word that precedes the cursor, without an opening quote. */
  readonly prefix: string;
  /** The span that a completion replaces: the part of the scalar or incomplete word that is on the cursor's line, including quotes. */
  readonly replace: Span;
  /** The scalar's style; `plain` if there is no scalar yet. */
  readonly style: ScalarStyle;
  /** Whether the key or value is in a flow collection. */
  readonly flow: boolean;
  /** The mapping's existing keys, except the one at the cursor. */
  readonly siblings: readonly string[];
  /** Whether the value is the first word of a list item, so that it may become a key. `path` would then be the path of the mapping. */
  readonly mayBeKey: boolean;
  /** The indentation for further keys of the mapping: spaces up to the line's content (after any `- `). */
  readonly indent: string;
  /** Whether the rest of the line after `replace` already begins with the key's colon. */
  readonly hasColon: boolean;
  /** The kind of the value that is already on the lines below a key without its colon; undefined if there is none. */
  readonly below?: YamlNode['kind'];
}
