/** Searches the catalogue for techniques, for a list from which the user chooses. */
import { attackReleaseOf, type AdvisoryDocument, type Environment, type Technique } from '../core/index.ts';
import { fullName, tacticNames } from './describeObject.ts';
import { searchedTechniques } from './searchedTechniques.ts';
import type { FoundTechnique } from './types.ts';

/** The maximum number of results. The user narrows the search by typing. */
const limit = 60;

/** Returns the techniques that match a query in the advisory's release, best first; none for an empty query. */
export function provideTechniqueSearch(document: AdvisoryDocument, query: string, env: Environment): FoundTechnique[] {
  const attack = attackReleaseOf(document.advisory, env.catalogue);
  const matches = new Map(attack.searchTechniques(query, limit).map(({ item, matched }) => [item, matched]));
  return searchedTechniques(query, attack, limit)
    .map((item) => ({ item, matched: matches.get(item) ?? item.id }))
    .map(({ item, matched }) => ({
      id: item.id,
      name: fullName(item),
      tactics: [...tacticNames(item, attack)],
      platforms: [...item.platforms],
      ...(isOwnName(item, matched) ? {} : { replaces: matched }),
    }));
}

/** Whether the query matched the technique's own ID or name, rather than that of a revoked technique that it replaces. */
function isOwnName(technique: Technique, matched: string): boolean {
  return [technique.id, technique.name, fullName(technique)].includes(matched);
}
