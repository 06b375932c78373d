/**
 * The advisory's own syntax tree, which hides the YAML library from the rest of core.
 * Every span is in offsets of the document's text. Aliases share the node of their anchor.
 */
import type { Span } from '../text/text.ts';

export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

export interface ScalarNode {
  readonly kind: 'scalar';
  /** The text of the scalar: the source text of a plain scalar (format.md, "Text is text"), the content of a quoted or block scalar. */
  readonly value: string;
  readonly style: ScalarStyle;
  /** Whether it is a plain scalar without a value: absent, `~` or `null`. */
  readonly isNull: boolean;
  /** Includes the quotes or the block header; empty, at the expected offset, if the value is absent. */
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
  /** Whether only whitespace is before it on its line. */
  readonly ownLine: boolean;
}

/** Keys and indexes from the document's root: `['actors', 0, 'name']`. */
export type Path = readonly (string | number)[];

/** Returns the pair of a mapping with this key. */
export function pairOf(node: YamlNode | undefined, key: string): Pair | undefined {
  return node?.kind === 'mapping' ? node.pairs.find((pair) => pair.key.value === key) : undefined;
}

/** Returns the node at a path, and the pair that contains it (absent for list items and the root). */
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

/** Whether a node is a mapping without brackets. */
export const isBlockMapping = (node: YamlNode | undefined): boolean => node?.kind === 'mapping' && !node.flow;

/** Returns the keys and non-null values of a tree in the order of the text; nodes shared by aliases appear once. */
export function scalarsOf(root: YamlNode): readonly ScalarNode[] {
  const seen = new Set<YamlNode>();
  const found: ScalarNode[] = [];
  const stack: YamlNode[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    if (node.kind === 'scalar') {
      if (!node.isNull) found.push(node);
    } else if (node.kind === 'sequence') stack.push(...node.items.toReversed());
    else for (const { key, value } of node.pairs.toReversed()) stack.push(value, key);
  }
  return found;
}
