/** A mention of an object in an advisory, used to find other mentions of the same object. */
import { readObjectId } from '../catalogue/objectId.ts';
import type { Span } from '../text/text.ts';

/** The kinds of objects that can be mentioned. Malware and tools are one kind, because sources disagree about which is which. */
export type MentionKind = 'technique' | 'actor' | 'software' | 'campaign' | 'vulnerability' | 'indicator' | 'tag';

/**
 * How an object is mentioned. `row`: as an entry of the list for its kind, such as `mitre_attack` or `actors`. `name`: elsewhere by name,
 * such as in `aliases`. `id`: elsewhere by ID. `prose`: within prose.
 */
export type MentionRole = 'row' | 'name' | 'id' | 'prose';

export interface Mention {
  readonly kind: MentionKind;
  /**
   * The object's ID or, if it has none, its normalised name; for an indicator, its type and normalised value. The key is the same for all
   * names of an object.
   */
  readonly key: string;
  /** The name or ID as written. */
  readonly name: string;
  /** The span of only the name or ID, without quotes and adjacent text. */
  readonly span: Span;
  readonly role: MentionRole;
}

/**
 * Whether a mention can be renamed: the name of an actor or of software, or a tag. IDs, names in prose, and names of other objects cannot.
 */
export function canRename({ kind, role, name }: Pick<Mention, 'kind' | 'role' | 'name'>): boolean {
  if (role !== 'row' && role !== 'name') return false;
  // A row may have an ID instead of a name.
  return kind === 'tag' || ((kind === 'actor' || kind === 'software') && readObjectId(name) === undefined);
}
