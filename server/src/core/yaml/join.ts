/** One tree of the trees of a document's pieces. */
import type { Problem } from '../problem.ts';
import type { Span } from '../text.ts';
import { duplicateKey } from './build.ts';
import { moveFix } from './move.ts';
import type { PlacedPiece } from './parse.ts';
import { removal } from './pairs.ts';
import { createPlacer, lazySequence } from './place.ts';
import type { MappingNode, Pair, ScalarNode, SequenceNode, YamlNode } from './tree.ts';

/** A piece's tree with its own offsets, and where the piece begins in the document. */
export interface PlacedTree {
  readonly root: YamlNode | undefined;
  readonly offset: number;
  /** Rows of the list of the tree before, under a key that is not written here. */
  readonly isRows: boolean;
  /** Aliases share nodes in it. */
  readonly anchors: boolean;
}

/** A mapping of one key and the rows that go on under it, for a piece that has rows alone. */
export function rowsUnder(key: string, list: SequenceNode): MappingNode {
  const name: ScalarNode = { kind: 'scalar', value: key, style: 'plain', isNull: false, span: [0, 0] };
  const span: Span = [0, list.span[1]];
  return { kind: 'mapping', flow: false, pairs: [{ key: name, value: list, span }], span };
}

/** The mapping of all top-level keys; undefined where there is none. A tree that is no block mapping is passed over. */
export function joinTrees(trees: readonly PlacedTree[]): MappingNode | undefined {
  const pairs = trees.flatMap((tree, i): readonly Pair[] => {
    if (tree.isRows) return [];
    const own = placedPairs(tree);
    const last = own.at(-1);
    const rows = rowsBehind(trees, i);
    return last && rows.length > 0 ? [...own.slice(0, -1), withRows(last, rows)] : own;
  });
  const [first, last] = [pairs[0], pairs.at(-1)];
  if (!first || !last) return undefined;
  return { kind: 'mapping', flow: false, pairs, span: [first.span[0], last.span[1]] };
}

/** The duplicates among the top-level keys of a document's pieces, and which pieces have nothing else. */
export function findDuplicates(pieces: readonly PlacedPiece[]): {
  readonly problems: readonly Problem[];
  readonly indexes: ReadonlySet<number>;
  /** A piece has a duplicate beside a key that counts. */
  readonly isMixed: boolean;
} {
  const problems: Problem[] = [];
  const indexes = new Set<number>();
  const seen = new Map<string, PlacedKey>();
  let isMixed = false;
  pieces.forEach(({ piece, offset }, index) => {
    if (piece.rowsOf !== undefined) {
      if (indexes.has(index - 1)) indexes.add(index);
      return;
    }
    const { root, text } = piece;
    const pairs = root?.kind === 'mapping' && !root.flow ? root.pairs : [];
    let count = 0;
    for (const pair of pairs) {
      const { key } = pair;
      const first = seen.get(key.value);
      if (!first) {
        seen.set(key.value, { key, offset });
        continue;
      }
      const fix = removal(pair, text);
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

function placedPairs({ root, offset, anchors }: PlacedTree): readonly Pair[] {
  if (root?.kind !== 'mapping' || root.flow) return [];
  const placed = createPlacer(offset, anchors).node(root);
  return placed.kind === 'mapping' ? placed.pairs : [];
}

function rowsBehind(trees: readonly PlacedTree[], index: number): readonly PlacedTree[] {
  let end = index + 1;
  while (trees[end]?.isRows) end++;
  return trees.slice(index + 1, end);
}

function withRows(pair: Pair, rows: readonly PlacedTree[]): Pair {
  const { value } = pair;
  const last = rows.findLast(({ root }) => listOf(root) !== undefined);
  if (value.kind !== 'sequence' || !last) return pair;
  const end = (listOf(last.root)?.span[1] ?? 0) + last.offset;
  const items = (): readonly YamlNode[] => [...value.items, ...rows.flatMap(placedItems)];
  return {
    key: pair.key,
    value: lazySequence(false, [value.span[0], end], items),
    span: [pair.span[0], end],
  };
}

function placedItems({ root, offset, anchors }: PlacedTree): readonly YamlNode[] {
  const list = listOf(root);
  const placed = list && createPlacer(offset, anchors).node(list);
  return placed?.kind === 'sequence' ? placed.items : [];
}

function listOf(root: YamlNode | undefined): SequenceNode | undefined {
  const value = root?.kind === 'mapping' ? root.pairs[0]?.value : undefined;
  return value?.kind === 'sequence' && value.items.length > 0 ? value : undefined;
}
