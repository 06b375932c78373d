/** Search over everything that the catalogue knows, in one list. */

import type { Actor, AttackObject, AttackRelease, Catalogue, Hit } from './catalogue.ts';

/** An object of ATT&CK, or an actor (which is its group too, where it has one). */
export type Found =
  | { readonly kind: 'object'; readonly object: AttackObject; readonly matched: string }
  | { readonly kind: 'actor'; readonly actor: Actor; readonly matched: string };

/** A matching ID ranks above any name. */
const idScore = 9000;

/**
 * Techniques, tactics, actors, software, campaigns and data components as of a release, best first, by the ranking that completion
 * uses; an exact name of a kind comes before the beginning of one of another.
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
  const found = [
    ...objects.map(({ item, matched, score }) => ({
      score: matched === item.id ? Math.max(score, idScore) : score,
      found: { kind: 'object', object: item, matched } as const,
    })),
    ...catalogue
      .searchActors(text, limit)
      .map(({ item, matched, score }) => ({ score, found: { kind: 'actor', actor: item, matched } as const })),
  ];
  const best = found.sort((one, two) => two.score - one.score);
  // Misspellings count only where nothing else matches.
  const fitting = best.filter(({ score }) => score > 1500);
  return (fitting.length > 0 ? fitting : best).slice(0, limit).map((each) => each.found);
}
