/** Shifts a tree to its offset in a document; each node is made on first use. */
import type { Span } from '../text/text.ts';
import type { MappingNode, Pair, ScalarNode, SequenceNode, YamlNode } from './tree.ts';

/** Shifts nodes by an offset; the same shared node always gives the same result. */
export interface Rebaser {
  node(node: YamlNode): YamlNode;
  pair(pair: Pair): Pair;
}

/**
 * A function that shifts all offsets by `by`. `shared` says that aliases share nodes in the tree: they stay shared then. Unused nodes
 * cost nothing: the children of a placed node are made on first use and cached.
 */
export function createRebaser(by: number, shared: boolean): Rebaser {
  if (by === 0) return { node: (node) => node, pair: (pair) => pair };
  const known = shared ? new Map<YamlNode, YamlNode>() : undefined;
  const place = (node: YamlNode): YamlNode => {
    const placed = known?.get(node) ?? make(node);
    known?.set(node, placed);
    return placed;
  };
  // No array destructuring: unoptimised code allocates an iterator for it.
  const span = (own: Span): Span => [own[0] + by, own[1] + by];
  const scalar = (node: ScalarNode): ScalarNode => ({
    kind: 'scalar',
    value: node.value,
    style: node.style,
    isNull: node.isNull,
    span: span(node.span),
  });
  const pair = (one: Pair): Pair => ({ key: scalar(one.key), value: place(one.value), span: span(one.span) });
  const make = (node: YamlNode): YamlNode =>
    node.kind === 'scalar'
      ? scalar(node)
      : node.kind === 'sequence'
        ? lazySequence(node.flow, span(node.span), () => node.items.map(place))
        : lazyMapping(node.flow, span(node.span), () => node.pairs.map(pair));
  return { node: place, pair };
}

/** A sequence whose items are made on first use. */
export const lazySequence = (flow: boolean, span: Span, make: () => readonly YamlNode[]): SequenceNode =>
  new LazySequence(flow, span, make);

const lazyMapping = (flow: boolean, span: Span, make: () => readonly Pair[]): MappingNode =>
  new LazyMapping(flow, span, make);

/**
 * A class, because an object with a getter of its own is a dictionary-mode object to V8, which takes ten times as long to make and seven times the
 * memory, and there are many of these at every edit.
 */
class LazySequence implements SequenceNode {
  readonly kind = 'sequence';
  readonly flow: boolean;
  readonly span: Span;
  readonly #make: () => readonly YamlNode[];
  #items: readonly YamlNode[] | undefined;

  constructor(flow: boolean, span: Span, make: () => readonly YamlNode[]) {
    this.flow = flow;
    this.span = span;
    this.#make = make;
  }

  get items(): readonly YamlNode[] {
    return (this.#items ??= this.#make());
  }
}

class LazyMapping implements MappingNode {
  readonly kind = 'mapping';
  readonly flow: boolean;
  readonly span: Span;
  readonly #make: () => readonly Pair[];
  #pairs: readonly Pair[] | undefined;

  constructor(flow: boolean, span: Span, make: () => readonly Pair[]) {
    this.flow = flow;
    this.span = span;
    this.#make = make;
  }

  get pairs(): readonly Pair[] {
    return (this.#pairs ??= this.#make());
  }
}
