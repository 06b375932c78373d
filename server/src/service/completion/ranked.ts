/** Ranks a small number of proposals by their labels and other words. */
import { createSearchIndex, isLikeness, searchNames } from '../../core/index.ts';
import type { Proposal } from './proposal.ts';

/**
 * Returns the proposals that match a query, best first, ranked as in the catalogue and then in their original order; all of them for an empty
 * query. Proposals that are only similar are returned only if nothing else matches, and are marked with `likeness`.
 */
export function ranked(query: string, proposals: readonly Proposal[]): readonly Proposal[] {
  if (query.trim() === '') return proposals;
  const index = createSearchIndex(proposals, ({ label, names = [] }) =>
    [label, ...names].map((text) => ({ text, bonus: 0 })),
  );
  const typed = query.trim().toLowerCase();
  // The search ignores punctuation, but after `AMBER+` the author means the label that begins with exactly that.
  const isOpen = /[^\p{L}\p{M}\p{N}]$/u.test(typed);
  const hits = searchNames(query, index, proposals.length).map((hit) => ({
    ...hit,
    step: Math.round((hit.score + 98) / stepsApart),
    order: proposals.indexOf(hit.item),
    // A match in the label ranks highest; among matches in other words of a proposal, a shorter one ranks higher.
    distance: hit.matched === hit.item.label ? 0 : hit.matched.length,
    goesOn: isOpen && hit.matched.toLowerCase().startsWith(typed),
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

/** The ranks of `searchNames` are multiples of this number; up to 200 is subtracted for the length. */
const stepsApart = 500;
