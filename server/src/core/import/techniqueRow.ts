/** Creates rows of the mapping for techniques from other formats. */
import type { AttackRelease } from '../catalogue/catalogue.ts';
import type { DraftFields } from './draft.ts';

/** Returns the row for a technique ID, with its name if the release contains it. */
export function techniqueRow(id: string, attack: AttackRelease): DraftFields {
  const known = attack.technique(id);
  return { id, name: known?.parentName === undefined ? known?.name : `${known.parentName}: ${known.name}` };
}
