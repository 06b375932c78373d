/** The search for techniques of completion and of the list that inserts one. */
import { techniquesMeant, type AttackRelease, type Technique } from '../core/index.ts';

/** At most `limit` techniques, best first: those that the query means as a word of the field (`rdp`), then those that the catalogue finds. */
export function searchedTechniques(query: string, attack: AttackRelease, limit: number): readonly Technique[] {
  const meant = techniquesMeant(query).flatMap(({ id }) => attack.technique(id) ?? []);
  const active = meant.filter(({ revoked, deprecated }) => !revoked && !deprecated);
  return [...new Set([...active, ...attack.searchTechniques(query, limit).map(({ item }) => item)])].slice(0, limit);
}
