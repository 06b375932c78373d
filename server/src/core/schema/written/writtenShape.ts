/** The input and output of a recogniser. */
import type { Edit } from '../../text/edits.ts';
import type { Span } from '../../text/text.ts';
import type { Comment, Pair, YamlNode } from '../../yaml/tree.ts';
import type { KeyInfo, SchemaShape } from '../schemaIndex.ts';

/** A value and its context. Offsets are relative to `text`. */
export interface WrittenLocation {
  readonly node: YamlNode;
  readonly shape: SchemaShape;
  /** The pair that contains the node. Undefined for list items. */
  readonly pair: Pair | undefined;
  /** The description of the node's key, or of the key of the list that contains the node. */
  readonly keyInfo: KeyInfo | undefined;
  /** Whether the value is inside a flow collection. */
  readonly inFlow: boolean;
  readonly text: string;
  /** The comments in the text, sorted by offset. */
  readonly comments: readonly Comment[];
  /** Whether a word is a top-level key of the document. */
  readonly isTopKey: (word: string) => boolean;
}

/** A value whose notation the schema does not allow, but whose meaning is clear. */
export interface Written {
  /** The code of the problem; defaults to `schema/type`. */
  readonly code?: string;
  /** Set if the problem is about rows of a list, which may be checked in parts. */
  readonly isOfRows?: true;
  /** Set if this problem makes a syntax problem for the same value redundant. */
  readonly replacesSyntax?: true;
  /** Values that are not checked further until they are converted. */
  readonly covers: readonly YamlNode[];
  readonly span: Span;
  readonly message: string;
  /** The title of the fix. */
  readonly title: string;
  /** The edits of the fix; undefined if the value cannot be converted automatically, for example without losing a comment. */
  readonly edits: readonly Edit[] | undefined;
}

/**
 * A recogniser: detects one notation of a value and returns the edits that convert it. Pure; takes time linear in the length of the node's
 * text.
 */
export type WrittenShape = (location: WrittenLocation) => Written | undefined;
