/** Finds anchors and aliases, which the tree in `tree.ts` does not contain. */
import { isAlias, isPair, isScalar, type Document, type Node } from 'yaml';
import type { Span } from '../text/text.ts';
import { compose, Refused, type Composed } from './compose.ts';
import { pushAll } from '../util/lists.ts';

/** An anchor, its value, and the aliases that refer to it. */
export interface Anchor {
  readonly name: string;
  /** Includes the `&`. */
  readonly span: Span;
  readonly value: Span;
  /** The spans of the aliases that refer to it, each including the `*`. */
  readonly aliases: readonly Span[];
}

/**
 * Returns the anchors in `text` in document order. An alias refers to the nearest preceding anchor with its name (YAML 1.2.2, 7.1 "Alias
 * Nodes"). Returns an empty list if the text exceeds the parser's limits.
 */
export function anchorsIn(text: string): readonly Anchor[] {
  const composed = composeWithin(text);
  if (!composed) return [];
  const marks = anchorMarks(composed.tokens);
  const anchors: (Anchor & { readonly aliases: Span[] })[] = [];
  const last = new Map<string, Anchor & { readonly aliases: Span[] }>();
  for (const node of nodesOf(composed.documents)) {
    if (isAlias(node)) {
      if (node.range) last.get(node.source)?.aliases.push([node.range[0], node.range[1]]);
      continue;
    }
    const { anchor: name } = node as { anchor?: string };
    if (name === undefined || !node.range) continue;
    const span = marks[anchors.length] ?? [node.range[0], node.range[0]];
    const anchor = { name, span, value: [node.range[0], node.range[1]] as const, aliases: [] };
    anchors.push(anchor);
    last.set(name, anchor);
  }
  return anchors;
}

function composeWithin(text: string): Composed | undefined {
  try {
    return compose(text);
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

/** Returns the nodes of the documents in document order, parents first. */
function nodesOf(documents: readonly Document.Parsed[]): readonly Node[] {
  const found: Node[] = [];
  const stack: unknown[] = documents.map(({ contents }) => contents).reverse();
  while (stack.length > 0) {
    const node = stack.pop();
    if (isPair(node)) stack.push(node.value, node.key);
    else if (isAlias(node) || isScalar(node)) found.push(node);
    else if (typeof node === 'object' && node !== null && 'items' in node) {
      found.push(node as Node);
      pushAll(stack, (node.items as unknown[]).toReversed());
    }
  }
  return found;
}

/** Returns the spans of all anchors, in document order. */
function anchorMarks(tokens: unknown): readonly Span[] {
  const spans: Span[] = [];
  const stack: unknown[] = [tokens];
  while (stack.length > 0) {
    const token = stack.pop();
    if (Array.isArray(token)) for (const one of token as unknown[]) stack.push(one);
    else if (typeof token === 'object' && token !== null) {
      const { type, offset, source } = token as { type?: string; offset?: number; source?: string };
      if (type === 'anchor' && offset !== undefined && source !== undefined)
        spans.push([offset, offset + source.length]);
      else pushAll(stack, Object.values(token) as unknown[]);
    }
  }
  return spans.sort((a, b) => a[0] - b[0]);
}
