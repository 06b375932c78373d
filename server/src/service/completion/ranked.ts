/** Ranks a small number of proposals by their labels and alternative names. */
import { createSearchIndex, isLikeness, searchNames } from '../../core/index.ts';
import type { Proposal } from './proposal.ts';

/**
 * Returns the proposals that match a query, best first. They are ranked as in the catalogue search; ties keep their original order. An
 * empty query returns all of them. Proposals that are only similar are returned only if nothing else matches, and have `likeness` set.
 */
export function ranked(query: string, proposals: readonly Proposal[]): readonly Proposal[] {
  if (query.trim() === '') return proposals;
  // If a key and a shorter synonym of it match equally well, the bonus makes the key the match.
  const index = createSearchIndex(proposals, ({ label, kind, names = [] }) => [
    { text: label, bonus: kind === 'Property' ? 100 : 0 },
    ...names.map((text) => ({ text, bonus: 0 })),
  ]);
  const typed = query.trim().toLowerCase();
  // The search ignores punctuation. If the query ends with punctuation, as in `AMBER+`, names that begin with exactly that text come first.
  const isOpen = /[^\p{L}\p{M}\p{N}]$/u.test(typed);
  const hits = searchNames(query, index, proposals.length).map((hit) => ({
    ...hit,
    step: Math.round((hit.score + 98) / stepsApart),
    order: proposals.indexOf(hit.item),
    // A match in the label ranks highest. Among matches in alternative names, shorter names rank higher, and among similar ones the closest.
    distance: isLikeness(hit) ? -hit.score : hit.matched === hit.item.label ? 0 : hit.matched.length,
    // A label that begins with the typed text may have been found by a shorter synonym: `mitre_attack` by `mitre`.
    goesOn: isOpen && [hit.matched, hit.item.label].some((text) => text.toLowerCase().startsWith(typed)),
  }));
  hits.sort(
    (one, two) =>
      Number(two.goesOn) - Number(one.goesOn) ||
      two.step - one.step ||
      one.distance - two.distance ||
      one.order - two.order,
  );
  const found = hits.filter((hit) => !isLikeness(hit)).map(({ item }) => item);
  return found.length > 0 ? found : hits.map(({ item }) => ({ ...item, likeness: true }));
}

/** The scores of `searchNames` are multiples of this number, minus up to 200 for the length of the name. */
const stepsApart = 500;
