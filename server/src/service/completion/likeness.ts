/** Proposes names from the catalogue that match the typed text or are only similar to it, for values that may be any name. */
import { isLikeness, isSwap, nameKey, type Hit } from '../../core/index.ts';
import { found, type Proposal, type Proposals, type ValueRequest } from './proposal.ts';

/** A catalogue hit and its proposal. */
export interface ProposedHit {
  readonly hit: Hit<unknown>;
  readonly proposal: Proposal;
}

/**
 * Converts hits to proposals. Hits that are only similar are omitted if there are others. A name that is missing from the catalogue may
 * still be correct. If no hit is more than similar, the text at the cursor is therefore proposed first, so that accepting the first proposal
 * leaves it unchanged. Two transposed letters are treated as a typo: the corrected name is proposed first instead.
 */
export function foundNames(request: ValueRequest, hits: readonly ProposedHit[]): Proposals {
  const query = request.cursor.prefix.trim();
  const sure = hits.filter(({ hit }) => !isLikeness(hit));
  if (sure.length > 0) return found(sure.map(({ proposal }) => proposal));
  const swapped = hits.filter(({ hit }) => isSwapped(query, hit.matched));
  const others = hits.filter((one) => !swapped.includes(one)).map(({ proposal }) => ({ ...proposal, likeness: true }));
  if (swapped.length > 0) return found([...swapped.map(({ proposal }) => proposal), ...others]);
  return found(others.length === 0 ? [] : [asTyped(request), ...others]);
}

/** Returns the text at the cursor as a proposal, including what follows the cursor. */
function asTyped({ document, cursor: { replace, style } }: ValueRequest): Proposal {
  const newText = document.text.slice(...replace);
  const label = (style === 'plain' ? newText : newText.replace(/^["']|["']$/g, '')).trim();
  return { label, newText, replace, kind: 'Text', labelDescription: 'as typed', likeness: true };
}

/** Whether the typed text is the name or its beginning, except for two transposed letters. */
function isSwapped(query: string, name: string): boolean {
  const typed = nameKey(query);
  return isSwap(typed, nameKey(name).slice(0, typed.length));
}
