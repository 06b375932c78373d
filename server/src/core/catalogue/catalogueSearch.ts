/** Searches actors and several kinds of ATT&CK objects, and returns a single list. */

import type { Actor, AttackObject, AttackRelease, Catalogue, Hit } from './catalogue.ts';
import { mergeHits } from './hits.ts';

/** An ATT&CK object or actor that a search found, and the name or ID that matched. */
export type Found =
  | { readonly kind: 'object'; readonly object: AttackObject; readonly matched: string }
  | { readonly kind: 'actor'; readonly actor: Actor; readonly matched: string };

/** The minimum score of a result whose ID matches. It is above the score of any name. */
const idScore = 9000;

/**
 * Finds techniques, tactics, actors, software, campaigns and data components in a release, best first, with the same ranking as in
 * completion. Tactics are found only by their exact ID, name or shortname. An exact name ranks above a name of another kind that merely
 * begins with the query. Hits for misspelt names are included only if there are no others.
 */
export function searchCatalogue(
  catalogue: Catalogue,
  release: AttackRelease,
  query: string,
  limit: number,
): readonly Found[] {
  const text = query.trim();
  if (text === '') return [];
  const objects: readonly Hit<AttackObject>[] = [
    ...release.searchTechniques(text, limit),
    ...release.tacticsNamed(text).map((item) => ({ item, matched: item.name, score: 6500 })),
    ...release.searchSoftware(text, limit),
    ...release.searchCampaigns(text, limit),
    ...release.searchDataComponents(text, limit),
  ];
  const found = objects.map(({ item: object, matched, score }): Hit<Found> => ({
    item: { kind: 'object', object, matched },
    matched,
    score: matched === object.id ? Math.max(score, idScore) : score,
  }));
  const actors = catalogue.searchActors(text, limit).map(({ item: actor, matched, score }): Hit<Found> => ({
    item: { kind: 'actor', actor, matched },
    matched,
    score,
  }));
  return mergeHits(found, actors, limit).map(({ item }) => item);
}
