/** Caches values as long as their dependencies are the same. */

declare const valueType: unique symbol;

/** Identifies a value of type `T` in a {@link Cache}. Two keys with the same name are the same key. */
export interface CacheKey<T> {
  readonly name: string;
  /** Never present; binds the key to the type of its value. */
  readonly [valueType]?: (value: T) => T;
}

/**
 * The values that belong to one object: a document over its versions, a section, a chunk. The cache is dropped with that object. It
 * contains at most one value for each key, so it cannot grow with the number of calls.
 */
export type Cache = Map<string, Entry>;

interface Entry {
  /** The values that it was computed from. */
  readonly dependencies: readonly unknown[];
  readonly value: unknown;
}

/**
 * Creates a key for values of type `T`. The name is the key's identity. It must be unique in the program (`room/what`), because two uses of
 * one name overwrite each other's values. A key that is created anew at every call therefore overwrites its value and adds none.
 */
export const cacheKey = <T>(name: string): CacheKey<T> => ({ name });

/** Creates an empty cache. */
export const createCache = (): Cache => new Map();

/** Returns the value for a key: that of the last call if all dependencies are identical (`Object.is`), otherwise the result of `make`. */
export function memo<T>(cache: Cache, key: CacheKey<T>, dependencies: readonly unknown[], make: () => T): T {
  const known = cache.get(key.name);
  if (known && areSame(known.dependencies, dependencies)) return valueOf(known, key);
  const value = make();
  cache.set(key.name, { dependencies, value });
  return value;
}

/** Returns the value for a key if it was computed from identical dependencies. */
export function recall<T>(cache: Cache, key: CacheKey<T>, dependencies: readonly unknown[]): T | undefined {
  const known = cache.get(key.name);
  return known && areSame(known.dependencies, dependencies) ? valueOf(known, key) : undefined;
}

/**
 * Like {@link memo}, for a value computed from `source` with one dependency. It is called for every chunk at every edit, so it takes no
 * array and needs no closure.
 */
export function memoOf<Source, T>(
  cache: Cache,
  key: CacheKey<T>,
  dependency: unknown,
  make: (source: Source) => T,
  source: Source,
): T {
  const known = cache.get(key.name);
  if (known && known.dependencies[0] === dependency) return valueOf(known, key);
  const value = make(source);
  cache.set(key.name, { dependencies: [dependency], value });
  return value;
}

/** Replaces the value for a key by the result of `make` for the last value, which is undefined at the first call; returns the new value. */
export function update<T>(cache: Cache, key: CacheKey<T>, make: (earlier: T | undefined) => T): T {
  const known = cache.get(key.name);
  const value = make(known && valueOf(known, key));
  cache.set(key.name, { dependencies: [], value });
  return value;
}

/**
 * Returns the array of the last call if it has identical elements, else `values`, so that arrays with the same content are the same object.
 */
export const settled = <T extends readonly unknown[]>(cache: Cache, key: CacheKey<T>, values: T): T =>
  memo(cache, key, values, () => values);

/**
 * Whether two arrays have identical elements. This is a loop that compares identity first, because it runs for every chunk at every edit.
 */
export function areSame(some: readonly unknown[], others: readonly unknown[]): boolean {
  if (some === others) return true;
  if (some.length !== others.length) return false;
  for (let i = 0; i < some.length; i++) if (!Object.is(some[i], others[i])) return false;
  return true;
}

// The only cast that typed keys need: only a key for values of type T writes values under its name.
const valueOf = <T>({ value }: Entry, _key: CacheKey<T>): T => value as T;
