/** Values that several callers derive from the same object, computed once per object. */
import { cacheKey, memoOf, type Cache, type CacheKey } from './cache.ts';

/** Computes a `T` from a `Source`; must be pure. The name must be unique, see {@link cacheKey}. */
export interface Derivation<Source, T> {
  readonly key: CacheKey<T>;
  readonly derive: (source: Source) => T;
}

/** Defines a derivation; its name must be unique in the program. */
export const defineDerivation = <Source, T>(name: string, derive: (source: Source) => T): Derivation<Source, T> => ({
  key: cacheKey<T>(name),
  derive,
});

/** Returns the derived value of `source`, which is computed only on the first call. */
export const derived = <Source, T>(cache: Cache, { key, derive }: Derivation<Source, T>, source: Source): T =>
  memoOf(cache, key, undefined, derive, source);
