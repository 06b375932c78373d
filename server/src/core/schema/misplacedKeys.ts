/** Finds keys that YAML assigns to the wrong mapping, because they are indented too little or too much. */
import type { Fix, Problem } from '../problems/problem.ts';
import type { Edit } from '../text/edits.ts';
import type { MappingNode, Pair, YamlNode } from '../yaml/tree.ts';
import type { Location } from './errorLocation.ts';
import type { MappingShape } from './schemaIndex.ts';

/** Returns the pairs in the top-level mapping that belong to an empty key above them, each with that key's pair. */
export function pairsOfEmptyKeys(root: YamlNode | undefined, shape: MappingShape): ReadonlyMap<Pair, Pair> {
  const found = new Map<Pair, Pair>();
  if (root?.kind !== 'mapping' || root.flow) return found;
  let owner: Pair | undefined;
  for (const pair of root.pairs) {
    const keyInfo = shape.key(pair.key.value);
    if (keyInfo) owner = pair.value.kind === 'scalar' && pair.value.isNull && keyInfo.shape.mapping ? pair : undefined;
    else if (owner && shape.key(owner.key.value)?.shape.mapping?.key(pair.key.value)) found.set(pair, owner);
    else owner = undefined;
  }
  return found;
}

/** Returns the top-level keys that are indented as if they belonged to another key. */
export function indentedTopKeys(root: YamlNode | undefined, shape: MappingShape): ReadonlySet<string> {
  const found = new Set<string>();
  if (root?.kind !== 'mapping') return found;
  for (const { key, value } of root.pairs) {
    const inner = value.kind === 'mapping' && !value.flow ? shape.key(key.value)?.shape.mapping : undefined;
    if (inner && value.kind === 'mapping')
      for (const { key: own } of value.pairs) if (!inner.key(own.value) && shape.key(own.value)) found.add(own.value);
  }
  return found;
}

/**
 * Returns the problem for an unknown key that is indented too little or too much, at the top level or one level below; undefined for any
 * other key. In the result, `problem` is undefined if the problem is reported at a key above.
 */
export function misplacedKey(
  { path, text }: Location,
  node: MappingNode,
  shape: MappingShape,
  key: string,
  top: MappingShape,
): Misplaced | undefined {
  const pair = node.pairs.find((one) => one.key.value === key);
  const [owner, inner] = path;
  if (!pair || text === undefined || inner !== undefined) return undefined;
  return owner === undefined
    ? unindentedPair(pair, node, shape, text)
    : indentedPair(pair, node, String(owner), { top, inner: shape, text });
}

interface Misplaced {
  readonly problem: Problem | undefined;
}

/**
 * Returns the problem for a pair that belongs to the empty key above it, and for the following pairs that belong there too; undefined for any
 * other pair.
 */
function unindentedPair(pair: Pair, root: MappingNode, shape: MappingShape, text: string): Misplaced | undefined {
  const owners = pairsOfEmptyKeys(root, shape);
  const owner = owners.get(pair);
  if (!owner) return undefined;
  const all = [...owners].flatMap(([one, its]) => (its === owner ? [one] : []));
  if (all[0] !== pair) return { problem: undefined };
  const edits = linesOf(text, all).map((start): Edit => ({ span: [start, start], newText: '  ' }));
  const name = owner.key.value;
  const message = `\`${pair.key.value}\` belongs to \`${name}\`, but is not indented below it. Indent it by two spaces.`;
  return { problem: problemOf(pair, message, { title: `Indent the keys of \`${name}\``, edits }) };
}

/**
 * Returns the problem for a top-level key that is indented as if it belonged to `owner`, and for the following ones; undefined for any other
 * key.
 */
function indentedPair(
  pair: Pair,
  node: MappingNode,
  owner: string,
  { top, inner, text }: { readonly top: MappingShape; readonly inner: MappingShape; readonly text: string },
): Misplaced | undefined {
  const isTop = (one: Pair | undefined): boolean =>
    one !== undefined && top.key(one.key.value) !== undefined && inner.key(one.key.value) === undefined;
  if (node.flow || !isTop(pair)) return undefined;
  const at = node.pairs.indexOf(pair);
  if (isTop(node.pairs[at - 1])) return { problem: undefined };
  const rest = node.pairs.slice(at);
  const column = pair.key.span[0] - lineStart(text, pair.key.span[0]);
  const edits = linesOf(text, rest).flatMap((start): Edit[] => {
    const lead = /^ */.exec(text.slice(start, start + column))?.[0].length ?? 0;
    return lead === 0 ? [] : [{ span: [start, start + lead], newText: '' }];
  });
  const name = pair.key.value;
  const message = `\`${name}\` is a top-level key, but its indentation places it inside \`${owner}\`. Move it to the left margin.`;
  const fix = { title: `Move \`${name}\` to the left margin`, edits };
  // There is no fix if it would also move a key that is correctly indented.
  return { problem: problemOf(pair, message, rest.every(isTop) ? fix : undefined) };
}

const problemOf = ({ key }: Pair, message: string, fix: Fix | undefined): Problem => ({
  code: 'schema/unknown-key',
  severity: 'error',
  span: key.span,
  message,
  ...(fix ? { fixes: [{ ...fix, preferred: true }] } : {}),
});

const lineStart = (text: string, at: number): number => (at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1);

/** Returns the start offsets of the non-blank lines of some pairs. */
function linesOf(text: string, pairs: readonly Pair[]): readonly number[] {
  const [first] = pairs;
  const last = pairs.at(-1);
  if (!first || !last) return [];
  const end = Math.max(last.key.span[1], last.value.span[1]);
  const starts: number[] = [];
  for (let at = lineStart(text, first.key.span[0]); at < end;) {
    const next = text.indexOf('\n', at);
    const stop = next < 0 ? text.length : next;
    if (text.slice(at, stop).trim() !== '') starts.push(at);
    at = stop + 1;
  }
  return starts;
}
