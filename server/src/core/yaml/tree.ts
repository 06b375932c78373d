/**
 * Our own syntax tree, which hides the YAML library from the rest of core. All spans are offsets in the document's text. Aliases share
 * their anchor's node.
 */
import type { Span } from '../text/text.ts';
import { pushAll } from '../util/lists.ts';

export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

export interface ScalarNode {
  readonly kind: 'scalar';
  /**
   * The scalar's string value: for a plain scalar its text as written, on one line (format.md, "Text is text"); for a quoted or block scalar
   * its content.
   */
  readonly value: string;
  readonly style: ScalarStyle;
  /** Whether the scalar is plain and has no value: absent, `~` or `null`. */
  readonly isNull: boolean;
  /** Includes the quotes or the block header. If there is no value, the span is empty, at the offset where the value would be. */
  readonly span: Span;
}

export interface Pair {
  readonly key: ScalarNode;
  readonly value: YamlNode;
  /** From the key's start to the value's end. */
  readonly span: Span;
}

export interface MappingNode {
  readonly kind: 'mapping';
  readonly flow: boolean;
  readonly pairs: readonly Pair[];
  /** Whether the text has further pairs, which are not in `pairs`: duplicates of earlier keys, or merge keys. */
  readonly omits?: boolean | undefined;
  readonly span: Span;
}

export interface SequenceNode {
  readonly kind: 'sequence';
  readonly flow: boolean;
  readonly items: readonly YamlNode[];
  readonly span: Span;
}

export type YamlNode = ScalarNode | MappingNode | SequenceNode;

/** A comment from its `#` to the end of its line. */
export interface Comment {
  readonly span: Span;
  /** The text after the `#`, trimmed. */
  readonly text: string;
  /** Whether the comment is preceded only by whitespace on its line. */
  readonly ownLine: boolean;
}

/** Keys and indexes from the document's root, such as `['actors', 0, 'name']`. */
export type Path = readonly (string | number)[];

/** Returns a mapping's pair with the given key; undefined if there is none, or if the node is not a mapping. */
export function pairOf(node: YamlNode | undefined, key: string): Pair | undefined {
  return node?.kind === 'mapping' ? node.pairs.find((pair) => pair.key.value === key) : undefined;
}

/** Returns the node at a path, and the pair that contains it (absent for list items and the root); undefined if the path does not exist. */
export function nodeAt(root: YamlNode | undefined, path: Path): { node: YamlNode; pair?: Pair } | undefined {
  let node = root;
  let pair: Pair | undefined;
  for (const step of path) {
    if (node?.kind === 'mapping') {
      pair = pairOf(node, String(step));
      node = pair?.value;
    } else if (node?.kind === 'sequence') {
      pair = undefined;
      node = node.items[Number(step)];
    } else return undefined;
  }
  if (!node) return undefined;
  return pair ? { node, pair } : { node };
}

/** Whether a node is a block mapping. */
export const isBlockMapping = (node: YamlNode | undefined): boolean => node?.kind === 'mapping' && !node.flow;

/** Returns the keys and non-null values in a tree, in document order. Nodes shared by aliases are returned once. */
export function scalarsOf(root: YamlNode): readonly ScalarNode[] {
  const seen = new Set<YamlNode>();
  const found: ScalarNode[] = [];
  const stack: YamlNode[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    if (node.kind === 'scalar') {
      if (!node.isNull) found.push(node);
    } else if (node.kind === 'sequence') pushAll(stack, node.items.toReversed());
    else for (const { key, value } of node.pairs.toReversed()) stack.push(value, key);
  }
  return found;
}
