/** Values that several readers compute from the same object: computed once for each object. */
import { cacheKey, memoOf, type Cache, type CacheKey } from './cache.ts';

/** Computes a `T` from a `Source`. Pure; a value with a name of its own, see {@link cacheKey}. */
export interface Derivation<Source, T> {
  readonly key: CacheKey<T>;
  readonly derive: (source: Source) => T;
}

/** Defines what `derive` computes under a name that is unique in the program. */
export const defineDerivation = <Source, T>(name: string, derive: (source: Source) => T): Derivation<Source, T> => ({
  key: cacheKey<T>(name),
  derive,
});

/** What a derivation computes from `source`, whose cache this is. */
export const derived = <Source, T>(cache: Cache, { key, derive }: Derivation<Source, T>, source: Source): T =>
  memoOf(cache, key, undefined, derive, source);
