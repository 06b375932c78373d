/** Converts a tree to plain values for comparison. */
import type { YamlNode } from '../../server/src/core/yaml/tree.ts';

export type Plain = string | null | Plain[] | { [key: string]: Plain };

/** Returns text as strings, and absent and null values as null. */
export function plain(node: YamlNode | undefined): Plain {
  if (!node) return null;
  if (node.kind === 'scalar') return node.isNull ? null : node.value;
  if (node.kind === 'sequence') return node.items.map(plain);
  return Object.fromEntries(node.pairs.map((pair) => [pair.key.value, plain(pair.value)]));
}
