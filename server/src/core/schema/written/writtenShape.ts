/** The input and output of a function that recognises a written shape. */
import type { Edit } from '../../text/edits.ts';
import type { Span } from '../../text/text.ts';
import type { Comment, Pair, YamlNode } from '../../yaml/tree.ts';
import type { KeyInfo, SchemaShape } from '../schemaIndex.ts';

/** A value and its context. Offsets are those of `text`. */
export interface WrittenPlace {
  readonly node: YamlNode;
  readonly form: SchemaShape;
  /** The pair that contains the node; undefined for list items. */
  readonly pair: Pair | undefined;
  /** The description of the node's key, or of the key of the list that contains it. */
  readonly fact: KeyInfo | undefined;
  /** Whether the value is within brackets or braces. */
  readonly inFlow: boolean;
  readonly text: string;
  /** Sorted by offset. */
  readonly comments: readonly Comment[];
}

/** A value that the format does not allow but whose meaning is clear. */
export interface Written {
  /** Defaults to `schema/type`. */
  readonly code?: string;
  /** Present if the problem is about the rows of a list, which may be checked in part. */
  readonly isOfRows?: true;
  /** Present if this says all that a syntax problem of the same value says. */
  readonly replacesSyntax?: true;
  /** The values that are not checked until they are converted. */
  readonly covers: readonly YamlNode[];
  readonly span: Span;
  readonly message: string;
  /** The title of the fix. */
  readonly title: string;
  /** Undefined if the text cannot be converted without loss. */
  readonly edits: readonly Edit[] | undefined;
}

/** Recognises a shape at a place and returns the edits that convert it; pure, and linear in the length of the node's text. */
export type WrittenShape = (place: WrittenPlace) => Written | undefined;
