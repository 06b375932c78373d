/** Merges several partial orders into one. */

/**
 * Returns the items of several lists without duplicates, in an order that agrees with all lists. If the lists contradict each other, the
 * items in a cycle and those after them come last, in the order of their first occurrence. Source: A. B. Kahn, "Topological sorting of
 * large networks" (1962).
 */
export function mergedOrder(lists: readonly (readonly string[])[]): readonly string[] {
  const all = [...new Set(lists.flat())];
  const after = new Map(all.map((item) => [item, new Set<string>()]));
  for (const list of lists)
    list.forEach((item, index) => {
      const next = list[index + 1];
      if (next !== undefined && next !== item) after.get(item)?.add(next);
    });
  const before = new Map(all.map((item) => [item, 0]));
  for (const following of after.values()) for (const item of following) before.set(item, (before.get(item) ?? 0) + 1);
  const ready = all.filter((item) => before.get(item) === 0);
  const sorted = new Set<string>();
  for (let item = ready.shift(); item !== undefined; item = ready.shift()) {
    sorted.add(item);
    for (const next of after.get(item) ?? []) {
      const remaining = (before.get(next) ?? 0) - 1;
      before.set(next, remaining);
      if (remaining === 0) ready.push(next);
    }
  }
  // The remaining items are in a cycle, or follow one.
  return [...sorted, ...all.filter((item) => !sorted.has(item))];
}
