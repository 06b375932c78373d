/** Techniques of other formats as rows of the mapping. */
import type { AttackRelease } from '../catalogue/catalogue.ts';
import type { DraftFields } from './draft.ts';

/** Returns the row of an ID, with its name if the release has it. */
export function techniqueRow(id: string, attack: AttackRelease): DraftFields {
  const known = attack.technique(id);
  return { id, name: known?.parentName === undefined ? known?.name : `${known.parentName}: ${known.name}` };
}
