/** Completes campaigns by name, alias or ID. */
import type { AttackObject, Hit } from '../../core/index.ts';
import { foundNames } from './likeness.ts';
import { ownNameFirst, proposeObject, proposeObjectId, withOwn } from './objects.ts';
import { found, searchLimit, type ValueSource } from './proposal.ts';

/** For `campaign`: the campaigns in the advisory's ATT&CK release that match the typed text, starting with the one with the row's `attack_id`. */
export const campaigns: ValueSource = (request) => {
  const { shape, cursor, attack } = request;
  if (shape.value !== 'campaign') return undefined;
  const query = cursor.prefix.trim();
  const search = (text: string, limit: number): readonly Hit<AttackObject>[] => attack.searchCampaigns(text, limit);
  const hits = ownNameFirst(search(query || 'C00', searchLimit), search, request);
  return foundNames(
    request,
    hits.map((hit) => ({ hit, proposal: proposeObject(hit, attack.release, 'Event') })),
  );
};

/** Proposes campaign IDs, starting with the campaign named in the same row. */
export const campaignIds: ValueSource = (request) => {
  if (request.shape.value !== 'campaign-id') return undefined;
  const hits = request.attack
    .searchCampaigns(request.cursor.prefix.trim() || 'C00', searchLimit)
    .map(({ item }) => item);
  return found(
    withOwn('campaign', hits, request).map((item) => proposeObjectId(item, request.attack.release, 'Event')),
  );
};
