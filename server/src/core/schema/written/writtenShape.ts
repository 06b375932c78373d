/** What a recogniser of a written shape is given, and what it answers. */
import type { Edit } from '../../text/edits.ts';
import type { Span } from '../../text/text.ts';
import type { Comment, Pair, YamlNode } from '../../yaml/tree.ts';
import type { KeyInfo, SchemaShape } from '../schemaIndex.ts';

/** A value, where it stands. Offsets are those of `text`. */
export interface WrittenPlace {
  readonly node: YamlNode;
  readonly form: SchemaShape;
  /** The pair whose value the node is; undefined for list items. */
  readonly pair: Pair | undefined;
  /** What the schema says of the key that the node stands under, itself or as an item. */
  readonly fact: KeyInfo | undefined;
  /** It stands within brackets or braces. */
  readonly inFlow: boolean;
  readonly text: string;
  /** In the order of the text. */
  readonly comments: readonly Comment[];
}

/** A value that is not of the format, though everybody knows what it means. */
export interface Written {
  /** `schema/type` where absent. */
  readonly code?: string;
  /** It is about the rows of a list, of which a part may be looked at. */
  readonly isOfRows?: true;
  /** The values that are judged when they are converted. */
  readonly covers: readonly YamlNode[];
  readonly span: Span;
  readonly message: string;
  /** What the fix does. */
  readonly title: string;
  /** Undefined where the text cannot be converted without loss. */
  readonly edits: readonly Edit[] | undefined;
}

/** Recognises a shape at a place and makes the edits that convert it; pure, and linear in the length of the node's text. */
export type WrittenShape = (place: WrittenPlace) => Written | undefined;
