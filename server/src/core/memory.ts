/** Keeping what was made, for as long as what it was made from is the same. */

/** What was made of one thing, by what made it. It belongs to that thing, and is gone with it. */
export type Memory = Map<unknown, { readonly of: readonly unknown[]; readonly value: unknown }>;

/** An empty memory. */
export const createMemory = (): Memory => new Map();

/** What `make` gives for these values: made anew only when one of them is another than at the last time. */
export function remembered<T>(memory: Memory, key: unknown, of: readonly unknown[], make: () => T): T {
  const known = memory.get(key);
  if (known?.of.length === of.length && known.of.every((value, i) => Object.is(value, of[i]))) return known.value as T;
  const value = make();
  memory.set(key, { of, value });
  return value;
}
