/** The ranking of proposals that are few: by their labels and the other words that they are known by. */
import { createSearchIndex, isLikeness, searchNames } from '../../core/index.ts';
import type { Proposal } from './proposal.ts';

/** How strongly the given order counts, from one proposal to the next. */
const step = 3;

/**
 * The proposals that what is typed finds, best first, by the ranking of the catalogue's names; all of them, in their order, where nothing
 * is typed. What only resembles the typed text is among them only where nothing else is, and is marked as `likeness`.
 */
export function ranked(query: string, proposals: readonly Proposal[]): readonly Proposal[] {
  if (query.trim() === '') return proposals;
  const order = new Map(proposals.map((proposal, index) => [proposal, Math.max(0, 100 - step * index)]));
  const index = createSearchIndex(proposals, (proposal) => {
    const bonus = order.get(proposal) ?? 0;
    return [proposal.label, ...(proposal.names ?? [])].map((text, at) => ({ text, bonus: at === 0 ? bonus : bonus - 1 }));
  });
  const hits = searchNames(query, index, proposals.length);
  const found = hits.filter((hit) => !isLikeness(hit)).map(({ item }) => item);
  return found.length > 0 ? found : hits.map(({ item }) => ({ ...item, likeness: true }));
}
