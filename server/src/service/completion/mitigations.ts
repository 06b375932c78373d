/** Completes ATT&CK mitigations by ID. */
import { proposeObjectId } from './objects.ts';
import { found, searchLimit, type ValueSource } from './proposal.ts';

/** For `mitigation-id`: mitigations (`M1032`) whose ID or name matches the prefix. */
export const mitigationIds: ValueSource = ({ shape, attack, cursor }) => {
  if (shape.value !== 'mitigation-id') return undefined;
  const hits = attack.searchMitigations(cursor.prefix.trim() || 'M10', searchLimit);
  return found(hits.map(({ item }) => proposeObjectId(item, attack.release, 'Field')));
};
