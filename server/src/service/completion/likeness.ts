/** Names that only resemble what is typed, where any name may be written. */
import { isLikeness, isSwap, nameKey, type Hit } from '../../core/index.ts';
import { found, type Proposal, type Proposals } from './proposal.ts';

/** A hit of the catalogue, and what is proposed for it. */
export interface ProposedHit {
  readonly hit: Hit<unknown>;
  readonly proposal: Proposal;
}

/**
 * Hits as proposals. A name that the catalogue does not have may be right as it stands: where hits only resemble what is typed, the typed
 * text itself is proposed first, so that it stays when the author accepts. Two letters that changed places are a slip of the typist.
 */
export function foundNames(query: string, hits: readonly ProposedHit[]): Proposals {
  const sure = hits.filter(({ hit }) => !isLikeness(hit));
  if (sure.length > 0) return found(sure.map(({ proposal }) => proposal));
  const swapped = hits.filter(({ hit }) => isSwapped(query, hit.matched));
  const others = hits.filter((one) => !swapped.includes(one)).map(({ proposal }) => ({ ...proposal, likeness: true }));
  if (swapped.length > 0) return found([...swapped.map(({ proposal }) => proposal), ...others]);
  return found(others.length === 0 ? [] : [asTyped(query), ...others]);
}

/** What is typed, as a name of its own. */
function asTyped(query: string): Proposal {
  return { label: query, value: query, kind: 'Text', labelDescription: 'as typed', likeness: true };
}

/** Whether what is typed is the name, or its beginning, but for two neighbours that changed places. */
function isSwapped(query: string, name: string): boolean {
  const typed = nameKey(query);
  return isSwap(typed, nameKey(name).slice(0, typed.length));
}
