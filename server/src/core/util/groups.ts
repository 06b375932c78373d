/** Groups values by key. */

/** Returns the list stored under a key; creates it if there is none. */
export function listUnder<K, V>(map: Map<K, V[]>, key: K): V[] {
  const known = map.get(key);
  if (known) return known;
  const list: V[] = [];
  map.set(key, list);
  return list;
}

/** Groups values by key. The groups, and the values in each group, keep their original order. */
export function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) listUnder(groups, keyOf(item)).push(item);
  return groups;
}
