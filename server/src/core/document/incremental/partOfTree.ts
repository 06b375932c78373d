/** Extracts a chunk's tree, with the chunk's own offsets, from the tree of the whole document. */
import { createRebaser } from '../../yaml/rebase.ts';
import type { Pair, SequenceNode, YamlNode } from '../../yaml/tree.ts';
import { rowsUnder } from './join.ts';

/** The location of a chunk in a document. */
export interface Part {
  /** The index of the top-level pair that contains the chunk. */
  readonly pair: number;
  /** The start offset of the chunk. */
  readonly from: number;
  /** The end offset of the chunk (exclusive). */
  readonly to: number;
  /** The column of the list's hyphens if the chunk contains only rows, otherwise 0. */
  readonly column: number;
}

/**
 * Returns the tree that parsing a chunk separately would return, taken from the document's tree. With `rowsOf`, the chunk contains only
 * rows of the list under that key. Returns undefined if the tree has no such part.
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
  const own = pair.span[1] <= to ? pair : withoutRowsAfter(pair, to);
  return own && { kind: 'mapping', flow: false, pairs: [rebaser.pair(own)], span: [0, own.span[1] - from] };
}

/** Returns a list's pair with only the rows before an offset; undefined if there are none. */
function withoutRowsAfter(pair: Pair, to: number): Pair | undefined {
  const { key, value } = pair;
  const list = value.kind === 'sequence' ? rowsBetween(value, value.span[0], to) : undefined;
  return list && { key, value: list, span: [pair.span[0], list.span[1]] };
}

/** Returns the rows of a list from the hyphen at `dash` up to the offset `to`; undefined if there are none. */
function rowsBetween({ items, flow }: SequenceNode, dash: number, to: number): SequenceNode | undefined {
  const own = items.slice(countBefore(items, dash), countBefore(items, to));
  const last = own.at(-1);
  return last && { kind: 'sequence', flow, items: own, span: [dash, last.span[1]] };
}

/** Counts the rows that begin before an offset; rows are sorted by offset. */
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
