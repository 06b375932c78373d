/** Keeping what was made, for as long as what it was made from is the same. */

/** What was made of one thing, by what made it. It belongs to that thing, and is gone with it. */
export type Memory = Map<unknown, { readonly of: readonly unknown[]; readonly value: unknown }>;

/** An empty memory. */
export const createMemory = (): Memory => new Map();

/** What `make` gives for these values: made anew only when one of them is another than at the last time. */
export function remembered<T>(memory: Memory, key: unknown, of: readonly unknown[], make: () => T): T {
  const known = memory.get(key);
  if (known && areSame(known.of, of)) return known.value as T;
  const value = make();
  memory.set(key, { of, value });
  return value;
}

/**
 * What `make` gives for a thing, kept for as long as `source` is the same: {@link remembered} without an array to compare, and with a
 * function that need not be made anew for each thing, for what is asked of every chunk at every edit.
 */
export function madeOf<Thing, T>(
  memory: Memory,
  key: unknown,
  source: unknown,
  make: (thing: Thing) => T,
  thing: Thing,
): T {
  const known = memory.get(key);
  if (known && known.of[0] === source) return known.value as T;
  const value = make(thing);
  memory.set(key, { of: [source], value });
  return value;
}

/** Whether they are the very same values. A loop, and the same array first: it is asked of every chunk at every edit. */
export function areSame(some: readonly unknown[], others: readonly unknown[]): boolean {
  if (some === others) return true;
  if (some.length !== others.length) return false;
  for (let i = 0; i < some.length; i++) if (!Object.is(some[i], others[i])) return false;
  return true;
}

/** The earlier array where it has the very same values, else this one: what is compared often is the same array then. */
export function settled<T extends readonly unknown[]>(memory: Memory, key: unknown, values: T): T {
  return remembered(memory, key, values, () => values);
}
