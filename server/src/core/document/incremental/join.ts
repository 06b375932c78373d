/** Joins the trees of a document's chunks into one, and finds duplicate top-level keys. */
import type { Problem } from '../../problems/problem.ts';
import type { Span } from '../../text/text.ts';
import { duplicateKey } from '../../yaml/parse/build.ts';
import { moveFix } from '../../yaml/move.ts';
import type { PlacedSection } from './types.ts';
import { removal } from '../../yaml/removePair.ts';
import { createRebaser, lazySequence } from '../../yaml/rebase.ts';
import type { PlacedInSection } from './types.ts';
import type { MappingNode, Pair, ScalarNode, SequenceNode, YamlNode } from '../../yaml/tree.ts';
import { pushAll } from '../../util/lists.ts';

/** Returns a mapping with only this key and a list as its value, for a chunk that contains only rows. */
export function rowsUnder(key: string, list: SequenceNode): MappingNode {
  const name: ScalarNode = { kind: 'scalar', value: key, style: 'plain', isNull: false, span: [0, 0] };
  const span: Span = [0, list.span[1]];
  return { kind: 'mapping', flow: false, pairs: [{ key: name, value: list, span }], span };
}

/** A section whose chunks' trees are to be joined. */
export interface SectionOf<P extends PlacedInSection> {
  readonly offset: number;
  readonly chunks: readonly P[];
}

type TreeOf<P> = (chunk: P) => YamlNode | undefined;

/**
 * Returns the mapping of all top-level keys, joined from the trees that `treeOf` returns for the chunks, or undefined if there are no keys.
 * Trees that are not block mappings are skipped.
 */
export function joinTrees<P extends PlacedInSection>(
  sections: readonly SectionOf<P>[],
  treeOf: TreeOf<P>,
): MappingNode | undefined {
  const pairs: Pair[] = [];
  for (const { offset, chunks } of sections) {
    const [head] = chunks;
    if (!head) continue;
    const own = placedPairs(treeOf(head), offset + head.at, head.chunk.anchors);
    const last = own.at(-1);
    if (last && chunks.length > 1) pushAll(pairs, [...own.slice(0, -1), withRows(last, offset, chunks, treeOf)]);
    else pushAll(pairs, own);
  }
  const [first, last] = [pairs[0], pairs.at(-1)];
  if (!first || !last) return undefined;
  return { kind: 'mapping', flow: false, pairs, span: [first.span[0], last.span[1]] };
}

/** Finds duplicate top-level keys. `indexes` are the indexes of the sections that contain one. */
export function findDuplicates(sections: readonly PlacedSection[]): {
  readonly problems: readonly Problem[];
  readonly indexes: ReadonlySet<number>;
  /** Whether a section contains both a duplicate key and a key that is used. */
  readonly isMixed: boolean;
} {
  const problems: Problem[] = [];
  const indexes = new Set<number>();
  const seen = new Map<string, PlacedKey>();
  let isMixed = false;
  sections.forEach(({ section, offset }, index) => {
    // Later chunks continue the list under the first chunk's key.
    const { parsed, text } = section.chunks[0]?.chunk ?? {};
    const pairs = parsed?.kind === 'mapping' && !parsed.flow ? parsed.pairs : [];
    let count = 0;
    for (const pair of pairs) {
      const { key } = pair;
      const first = seen.get(key.value);
      if (!first) {
        seen.set(key.value, { key, offset });
        continue;
      }
      const fix = removal(pair, text ?? '');
      problems.push(
        duplicateKey(placedKey({ key, offset }), placedKey(first), fix && moveFix(fix, (at) => at + offset)),
      );
      indexes.add(index);
      count++;
    }
    isMixed ||= count > 0 && count < pairs.length;
  });
  return { problems, indexes, isMixed };
}

interface PlacedKey {
  readonly key: ScalarNode;
  readonly offset: number;
}

const placedKey = ({ key, offset }: PlacedKey): ScalarNode => ({
  ...key,
  span: [key.span[0] + offset, key.span[1] + offset],
});

function placedPairs(root: YamlNode | undefined, offset: number, anchors: boolean): readonly Pair[] {
  if (root?.kind !== 'mapping' || root.flow) return [];
  const placed = createRebaser(offset, anchors).node(root);
  return placed.kind === 'mapping' ? placed.pairs : [];
}

/** Returns a list's pair with the rows from the later chunks appended; the rows are shifted on first use. */
function withRows<P extends PlacedInSection>(
  pair: Pair,
  offset: number,
  [, ...rows]: readonly P[],
  treeOf: TreeOf<P>,
): Pair {
  const { value } = pair;
  const last = rows.findLast((row) => listOf(treeOf(row)) !== undefined);
  if (value.kind !== 'sequence' || !last) return pair;
  const end = (listOf(treeOf(last))?.span[1] ?? 0) + last.at + offset;
  const placed = (row: P): readonly YamlNode[] => placedItems(treeOf(row), row.at + offset, row.chunk.anchors);
  return {
    key: pair.key,
    value: lazySequence(false, [value.span[0], end], () => [...value.items, ...rows.flatMap(placed)]),
    span: [pair.span[0], end],
  };
}

function placedItems(root: YamlNode | undefined, offset: number, anchors: boolean): readonly YamlNode[] {
  const list = listOf(root);
  const placed = list && createRebaser(offset, anchors).node(list);
  return placed?.kind === 'sequence' ? placed.items : [];
}

function listOf(root: YamlNode | undefined): SequenceNode | undefined {
  const value = root?.kind === 'mapping' ? root.pairs[0]?.value : undefined;
  return value?.kind === 'sequence' && value.items.length > 0 ? value : undefined;
}
