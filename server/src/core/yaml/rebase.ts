/** Shifts a tree to its offset in a document, creating each node on first use. */
import type { Span } from '../text/text.ts';
import type { MappingNode, Pair, ScalarNode, SequenceNode, YamlNode } from './tree.ts';

/** Shifts nodes by an offset. */
export interface Rebaser {
  node(node: YamlNode): YamlNode;
  pair(pair: Pair): Pair;
}

/**
 * Returns a rebaser that shifts all offsets by `by`. `shared` means that aliases share nodes in the tree; such a node is shifted only once.
 * A node's children are created on first use and cached, so unused nodes cost nothing.
 */
export function createRebaser(by: number, shared: boolean): Rebaser {
  return by === 0 ? unmoved : new Shift(by, shared);
}

const unmoved: Rebaser = { node: (node) => node, pair: (pair) => pair };

/** A class, because one is created for each chunk on every edit, and closures would have to be created each time. */
class Shift implements Rebaser {
  readonly #by: number;
  readonly #known: Map<YamlNode, YamlNode> | undefined;

  constructor(by: number, shared: boolean) {
    this.#by = by;
    this.#known = shared ? new Map() : undefined;
  }

  node(node: YamlNode): YamlNode {
    const placed = this.#known?.get(node) ?? this.#make(node);
    this.#known?.set(node, placed);
    return placed;
  }

  pair({ key, value, span }: Pair): Pair {
    return { key: this.#scalar(key), value: this.node(value), span: this.#span(span) };
  }

  #make(node: YamlNode): YamlNode {
    if (node.kind === 'scalar') return this.#scalar(node);
    const span = this.#span(node.span);
    return node.kind === 'sequence'
      ? lazySequence(node.flow, span, () => node.items.map((item) => this.node(item)))
      : new LazyMapping(node, span, () => node.pairs.map((pair) => this.pair(pair)));
  }

  #scalar({ value, style, isNull, span }: ScalarNode): ScalarNode {
    return { kind: 'scalar', value, style, isNull, span: this.#span(span) };
  }

  // Avoids array destructuring, which allocates an iterator in unoptimised code.
  #span(own: Span): Span {
    return [own[0] + this.#by, own[1] + this.#by];
  }
}

/** Returns a sequence whose items are created on first use. */
export const lazySequence = (flow: boolean, span: Span, make: () => readonly YamlNode[]): SequenceNode =>
  new LazySequence(flow, span, make);

/**
 * A class, because V8 switches an object literal with a getter to dictionary mode, which takes ten times as long to create and seven times
 * the memory. Many of these are created on every edit.
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
  readonly omits: boolean | undefined;
  readonly span: Span;
  readonly #make: () => readonly Pair[];
  #pairs: readonly Pair[] | undefined;

  constructor({ flow, omits }: MappingNode, span: Span, make: () => readonly Pair[]) {
    this.flow = flow;
    this.omits = omits;
    this.span = span;
    this.#make = make;
  }

  get pairs(): readonly Pair[] {
    return (this.#pairs ??= this.#make());
  }
}
