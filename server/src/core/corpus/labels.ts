/** Display names for the keys of mentioned objects. */
import { fullName } from '../attack/techniques.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { MentionKind } from './mention.ts';

/**
 * Returns the display name for a key (`T1059 - Command and Scripting Interpreter`, `APT29`) if the catalogue contains it; otherwise the
 * spelling in an advisory.
 */
export function labelOfKey(catalogue: Catalogue, kind: MentionKind, key: string, written: string): string {
  if (kind === 'actor') return catalogue.actorByAttackId(key)?.name ?? written;
  if (kind !== 'technique') return written;
  const technique = catalogue.at(catalogue.newest).technique(key);
  return technique ? `${key} - ${fullName(technique)}` : key;
}
