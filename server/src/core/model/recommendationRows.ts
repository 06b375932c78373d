/** All recommendations of an advisory, whatever group they are in. */
import type { Recommendation, Recommendations } from './advisory.ts';

/** The rows of the four groups, then those of the author's own groups; none where the section is absent. */
export function recommendationRows(stated: Recommendations | undefined): readonly Recommendation[] {
  if (!stated) return [];
  return [...stated.groups.values(), ...stated.additional].flatMap(({ items }) => items);
}
