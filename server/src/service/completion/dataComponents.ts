/** Completes log sources: those of the team, and ATT&CK's data components by name and by ID. */
import type { AttackObject, Hit } from '../../core/index.ts';
import { ownBefore, matching, teamWords } from './teamWords.ts';
import { ownNameFirst, proposeObject, proposeObjectId, withOwn } from './objects.ts';
import { found, searchLimit, type ValueRequest, type ValueSource } from './proposal.ts';

/** For `data-component`: the team's log sources that match the prefix, then the matching data components of ATT&CK. */
export const dataComponents: ValueSource = (request) => {
  if (request.shape.value !== 'data-component') return undefined;
  const shipped = ownNameFirst(
    search(request),
    (id, limit) => request.attack.searchDataComponents(id, limit),
    request,
  ).map(({ item }) => proposeObject({ item, matched: item.name }, request.attack.release, 'Field'));
  return found(ownBefore(matching(request.cursor.prefix, teamWords('logSources', request.env)), shipped));
};

/** For `data-component-id`: IDs (`DC0001`) of ATT&CK's data components that match the prefix, starting with the one named in the row. */
export const dataComponentIds: ValueSource = (request) => {
  if (request.shape.value !== 'data-component-id') return undefined;
  return found(
    withOwn(
      'data-component',
      search(request).map(({ item }) => item),
      request,
    ).map((item) => proposeObjectId(item, request.attack.release, 'Field')),
  );
};

function search({ attack, cursor }: ValueRequest): readonly Hit<AttackObject>[] {
  return attack.searchDataComponents(cursor.prefix.trim() || 'DC', searchLimit);
}
