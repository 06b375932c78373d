/** Caches values until their dependencies change. */

declare const valueType: unique symbol;

/** Identifies a value of type `T` in a {@link Cache}. Two keys with the same name are the same key. */
export interface CacheKey<T> {
  readonly name: string;
  /** Never set; ties the key to the type of its value. */
  readonly [valueType]?: (value: T) => T;
}

/**
 * The cached values of one object, such as a document across its versions, a section or a chunk. The cache is discarded with that object.
 * It contains at most one value per key, so it does not grow with the number of calls.
 */
export type Cache = Map<string, Entry>;

interface Entry {
  /** The values that the cached value was computed from. */
  readonly dependencies: readonly unknown[];
  readonly value: unknown;
}

/**
 * Creates a key for values of type `T`, identified by its name. The name (`folder/purpose`) must be unique in the program, because two keys
 * with the same name overwrite each other's values. Creating a key with the same name on every call is allowed.
 */
export const cacheKey = <T>(name: string): CacheKey<T> => ({ name });

/** Creates an empty cache. */
export const createCache = (): Cache => new Map();

/**
 * Returns the cached value for a key if it was computed from identical dependencies (`Object.is`); otherwise computes it with `make` and
 * caches it.
 */
export function memo<T>(cache: Cache, key: CacheKey<T>, dependencies: readonly unknown[], make: () => T): T {
  const known = cache.get(key.name);
  if (known && areSame(known.dependencies, dependencies)) return valueOf(known, key);
  const value = make();
  cache.set(key.name, { dependencies, value });
  return value;
}

/** Returns the cached value for a key if it was computed from identical dependencies; otherwise undefined. */
export function recall<T>(cache: Cache, key: CacheKey<T>, dependencies: readonly unknown[]): T | undefined {
  const known = cache.get(key.name);
  return known && areSame(known.dependencies, dependencies) ? valueOf(known, key) : undefined;
}

/**
 * Like {@link memo}, for a value computed from `source` with one dependency. It is called for every chunk on every edit, so it avoids
 * allocating an array and a closure.
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

/**
 * Replaces the value for a key with the result of `make` and returns it. `make` receives the previous value, which is undefined at first.
 */
export function update<T>(cache: Cache, key: CacheKey<T>, make: (earlier: T | undefined) => T): T {
  const known = cache.get(key.name);
  const value = make(known && valueOf(known, key));
  cache.set(key.name, { dependencies: [], value });
  return value;
}

/**
 * Returns the array from the last call if its elements are identical to those of `values`, otherwise `values`. Equal arrays are thus the
 * same object and can serve as a dependency.
 */
export const settled = <T extends readonly unknown[]>(cache: Cache, key: CacheKey<T>, values: T): T =>
  memo(cache, key, values, () => values);

/**
 * Whether two arrays have identical elements. Written as a loop that starts with an identity check, because it runs for every chunk on
 * every edit.
 */
export function areSame(some: readonly unknown[], others: readonly unknown[]): boolean {
  if (some === others) return true;
  if (some.length !== others.length) return false;
  for (let i = 0; i < some.length; i++) if (!Object.is(some[i], others[i])) return false;
  return true;
}

// The only cast that typed keys need. It is safe because only a key for values of type `T` stores values under its name.
const valueOf = <T>({ value }: Entry, _key: CacheKey<T>): T => value as T;
