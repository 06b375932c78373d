/** Lists all recommendations in an advisory, in any group. */
import type { Recommendation, Recommendations } from './advisory.ts';

/** Returns the rows of the four standard groups, then those of additional groups; empty if the section is absent. */
export function recommendationRows(stated: Recommendations | undefined): readonly Recommendation[] {
  if (!stated) return [];
  return [...stated.groups.values(), ...stated.additional].flatMap(({ items }) => items);
}
