/** Searches techniques, for completion and for the technique picker. */
import { techniquesMeant, type AttackRelease, type Technique } from '../core/index.ts';

/**
 * Returns at most `limit` techniques, best first: those that a term of the field names (`rdp`), then the results of the catalogue's search.
 */
export function searchedTechniques(query: string, attack: AttackRelease, limit: number): readonly Technique[] {
  const meant = techniquesMeant(query).flatMap(({ id }) => attack.technique(id) ?? []);
  const active = meant.filter(({ revoked, deprecated }) => !revoked && !deprecated);
  return [...new Set([...active, ...attack.searchTechniques(query, limit).map(({ item }) => item)])].slice(0, limit);
}
