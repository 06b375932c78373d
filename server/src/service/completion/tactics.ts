/** Completes tactics by name, in the order of the matrices. */
import { wordsForTactic, type Tactic } from '../../core/index.ts';
import { attackIdsIn } from '../attackIds.ts';
import { allOf, type Proposal, type ValueRequest, type ValueSource } from './proposal.ts';
import { keyOfList, siblingText } from './row.ts';

/** Proposes tactics, starting with those of the technique in the same row. A name that several domains share is offered once. */
export const tactics: ValueSource = (request) => {
  if (request.shape.value !== 'tactic') return undefined;
  const { attack } = request;
  const own = ownTactics(request);
  const sorted = [...attack.tactics].sort((a, b) => rank(a, own) - rank(b, own));
  const byName = new Map<string, Tactic[]>();
  for (const tactic of sorted) byName.set(tactic.name, [...(byName.get(tactic.name) ?? []), tactic]);
  return allOf(
    [...byName].map(([name, same]): Proposal => ({
      label: name,
      value: name,
      kind: 'Folder',
      names: same.flatMap(({ id, shortname }) => [id, shortname, ...wordsForTactic(shortname)]),
      labelDescription: same.map(({ id }) => id).join(', '),
      data: { kind: 'object', id: same[0]?.id ?? '', release: attack.release },
    })),
  );
};

/** Returns the shortnames of the tactics of the technique in the row's `id`. */
function ownTactics(request: ValueRequest): readonly string[] {
  const id = attackIdsIn(siblingText(keyOfList(request), 'id') ?? '')[0]?.id;
  return id === undefined ? [] : (request.attack.technique(id)?.tactics ?? []);
}

function rank(tactic: Tactic, own: readonly string[]): number {
  return own.includes(tactic.shortname) ? 0 : 1;
}
