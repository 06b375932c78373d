/** What an advisory names, so that another place that names the same can be found. */
import type { Span } from '../text/text.ts';

/** The kinds of things that are compared. Malware and tools are one kind, because sources disagree on which is which. */
export type MentionKind = 'technique' | 'actor' | 'software' | 'campaign' | 'vulnerability' | 'indicator' | 'tag';

/**
 * How a place names it. `row`: as the entry of the list for its kind, such as `mitre_attack` or `actors`. `name`: elsewhere by a name,
 * such as in `aliases`. `id`: elsewhere by its ID. `prose`: within a text.
 */
export type MentionRole = 'row' | 'name' | 'id' | 'prose';

export interface Mention {
  readonly kind: MentionKind;
  /** Equal for two mentions of the same thing, whatever name they use: an ID, else a normalised name. */
  readonly key: string;
  /** The name or ID as written. */
  readonly name: string;
  /** The span of the name or ID alone: no quotes, and nothing beside it. */
  readonly span: Span;
  readonly role: MentionRole;
}

/** Whether a mention is a name that can be changed; an ID, an indicator or a text cannot. */
export function canRename({ kind, role }: Pick<Mention, 'kind' | 'role'>): boolean {
  return (kind === 'actor' || kind === 'software' || kind === 'tag') && (role === 'row' || role === 'name');
}
