/** Searches techniques, for completion and for the technique picker. */
import { techniquesMeant, type AttackRelease, type Technique } from '../core/index.ts';

/**
 * Returns at most `limit` techniques, best first: techniques for which the query is a common term (`rdp`), then the results of the
 * catalogue search.
 */
export function searchedTechniques(query: string, attack: AttackRelease, limit: number): readonly Technique[] {
  const meant = techniquesMeant(query).flatMap(({ id }) => attack.technique(id) ?? []);
  const active = meant.filter(({ revoked, deprecated }) => !revoked && !deprecated);
  return [...new Set([...active, ...attack.searchTechniques(query, limit).map(({ item }) => item)])].slice(0, limit);
}
