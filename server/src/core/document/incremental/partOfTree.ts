/** The tree of a chunk as a part of the whole document's, with the chunk's own offsets. */
import { createRebaser } from '../../yaml/rebase.ts';
import type { Pair, SequenceNode, YamlNode } from '../../yaml/tree.ts';
import { rowsUnder } from './join.ts';

/** Where a chunk is in a document. */
export interface Part {
  /** The index of its top-level pair. */
  readonly pair: number;
  /** Its first offset, and the one after its last. */
  readonly from: number;
  readonly to: number;
  /** The column of the list's dashes, where the chunk has rows alone. */
  readonly column: number;
}

/**
 * What parsing a chunk by itself would return, from the tree of the whole. With `rowsOf` the chunk has rows of the list under that key
 * alone. Undefined where the tree has no such part.
 */
export function partOfTree(tree: YamlNode | undefined, part: Part, rowsOf: string | undefined): YamlNode | undefined {
  const pair = tree?.kind === 'mapping' ? tree.pairs[part.pair] : undefined;
  if (!pair) return undefined;
  const { from, to, column } = part;
  const rebaser = createRebaser(-from, false);
  if (rowsOf !== undefined) {
    const list = pair.value.kind === 'sequence' ? rowsBetween(pair.value, from + column, to) : undefined;
    const rows = list && rebaser.node(list);
    return rows?.kind === 'sequence' ? rowsUnder(rowsOf, rows) : undefined;
  }
  const own = pair.span[1] <= to ? pair : withoutRowsBehind(pair, to);
  return own && { kind: 'mapping', flow: false, pairs: [rebaser.pair(own)], span: [0, own.span[1] - from] };
}

/** A long list's pair with its first rows alone: those before an offset. */
function withoutRowsBehind(pair: Pair, to: number): Pair | undefined {
  const { key, value } = pair;
  const list = value.kind === 'sequence' ? rowsBetween(value, value.span[0], to) : undefined;
  return list && { key, value: list, span: [pair.span[0], list.span[1]] };
}

/** The rows of a list from the dash at one offset to another offset; undefined where there is none. */
function rowsBetween({ items, flow }: SequenceNode, dash: number, to: number): SequenceNode | undefined {
  const own = items.slice(countBefore(items, dash), countBefore(items, to));
  const last = own.at(-1);
  return last && { kind: 'sequence', flow, items: own, span: [dash, last.span[1]] };
}

/** How many rows begin before an offset; they are in the order of the text. */
function countBefore(items: readonly YamlNode[], offset: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.span[0] ?? Infinity) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
