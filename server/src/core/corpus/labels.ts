/** Names for the keys of what advisories name. */
import { fullName } from '../attack/techniques.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { MentionKind } from './mention.ts';

/** Returns the name of what a key stands for: `T1059 - Command and Scripting Interpreter`, `APT29`; else as an advisory names it. */
export function labelOfKey(catalogue: Catalogue, kind: MentionKind, key: string, written: string): string {
  if (kind === 'actor') return catalogue.actorByAttackId(key)?.name ?? written;
  if (kind !== 'technique') return written;
  const technique = catalogue.at(catalogue.newest).technique(key);
  return technique ? `${key} - ${fullName(technique)}` : key;
}
