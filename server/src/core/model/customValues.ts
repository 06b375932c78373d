/** Reads values under an organisation's `x_` keys. */
import type { Pair, YamlNode } from '../yaml/tree.ts';
import type { CustomValue } from './sections.ts';

/** Returns the value of a node; scalars become their text. */
export function customValue(node: YamlNode): CustomValue {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'sequence') return node.items.map((item) => customValue(item));
  return Object.fromEntries(node.pairs.map((pair) => [pair.key.value, customValue(pair.value)]));
}

/** Returns the `x_` keys of a row with their values, in the order of the row. */
export function customPairs(pairs: readonly Pair[]): readonly (readonly [string, CustomValue])[] {
  return pairs
    .filter(({ key }) => key.value.startsWith('x_'))
    .map(({ key, value }) => [key.value, customValue(value)] as const);
}
