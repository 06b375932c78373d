/** Display names for the keys of mentioned objects. */
import { fullName } from '../attack/techniques.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { MentionKind } from './mention.ts';

/**
 * Returns the display name for a key. This is `T1059 - Command and Scripting Interpreter` for a technique (only the ID if the technique is
 * unknown), the name in the catalogue for a group, and the name as written in an advisory for anything else.
 */
export function labelOfKey(catalogue: Catalogue, kind: MentionKind, key: string, written: string): string {
  if (kind === 'actor') return catalogue.actorByAttackId(key)?.name ?? written;
  if (kind !== 'technique') return written;
  const technique = catalogue.at(catalogue.newest).technique(key);
  return technique ? `${key} - ${fullName(technique)}` : key;
}
