/** A mention of an object in an advisory, so that other mentions of the same object can be found. */
import type { Span } from '../text/text.ts';

/** The kinds of objects that are compared. Malware and tools are one kind, because sources disagree about which is which. */
export type MentionKind = 'technique' | 'actor' | 'software' | 'campaign' | 'vulnerability' | 'indicator' | 'tag';

/**
 * How an object is mentioned. `row`: as the entry of the list for its kind, such as `mitre_attack` or `actors`. `name`: elsewhere by a
 * name, such as in `aliases`. `id`: elsewhere by its ID. `prose`: within a text.
 */
export type MentionRole = 'row' | 'name' | 'id' | 'prose';

export interface Mention {
  readonly kind: MentionKind;
  /** Equal for two mentions of the same object, whatever name they use: an ID, otherwise a normalised name. */
  readonly key: string;
  /** The name or ID as written. */
  readonly name: string;
  /** The span of the name or ID only, without quotes and adjacent text. */
  readonly span: Span;
  readonly role: MentionRole;
}

/** Whether a mention is a name that can be renamed; IDs, indicators and texts cannot. */
export function canRename({ kind, role }: Pick<Mention, 'kind' | 'role'>): boolean {
  return (kind === 'actor' || kind === 'software' || kind === 'tag') && (role === 'row' || role === 'name');
}
