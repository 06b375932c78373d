/** Merges lists of search results and suggestions. */
import type { Hit, NearActor } from './catalogue.ts';
import { isTypoHit } from './search.ts';

/**
 * Merges two rankings. Of hits with equal scores, those in `own` come first. Hits for misspelt names are included only if there are no
 * others.
 */
export function mergeHits<T>(own: readonly Hit<T>[], shipped: readonly Hit<T>[], limit: number): readonly Hit<T>[] {
  const all = [...own, ...shipped].sort((one, two) => two.score - one.score);
  const found = all.filter((hit) => !isTypoHit(hit));
  return (found.length > 0 ? found : all).slice(0, limit);
}

/** Joins two lists of suggestions in order, without duplicate actors. Returns at most `limit` of them. */
export function joinNear(
  first: readonly NearActor[],
  second: readonly NearActor[],
  limit: number,
): readonly NearActor[] {
  const known = new Set<NearActor['actor']>();
  return [...first, ...second].filter(({ actor }) => !known.has(actor) && known.add(actor)).slice(0, limit);
}
