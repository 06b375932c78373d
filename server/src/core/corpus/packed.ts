/**
 * Mentions in a compact form. An advisory has dozens of them, and the index contains the mentions of thousands of advisories: as objects,
 * they would take many times as much memory.
 */
import type { MentionKind, MentionRole } from './mention.ts';

const kinds: readonly MentionKind[] = [
  'technique',
  'actor',
  'software',
  'campaign',
  'vulnerability',
  'indicator',
  'tag',
];
const roles: readonly MentionRole[] = ['row', 'name', 'id', 'prose'];

/** A range with zero-based lines and characters and an exclusive end; the caller chooses the unit of characters. */
export type PlainLocation = readonly [startLine: number, startCharacter: number, endLine: number, endCharacter: number];

/** The mentions of an advisory, in document order. */
export interface PackedMentions {
  /** The distinct keys and names of the mentions. */
  readonly strings: readonly string[];
  /**
   * `numbersPerMention` numbers for each mention: the kind and role, the index of the key in `strings`, the index of the name in `strings`,
   * and the four numbers of the location.
   */
  readonly numbers: ArrayLike<number>;
}

/** A mention with its location; the caller chooses the unit of characters. */
export interface PlacedName {
  readonly kind: MentionKind;
  readonly role: MentionRole;
  readonly key: string;
  readonly name: string;
  readonly location: PlainLocation;
}

export const numbersPerMention = 7;

/** Returns the number that stands for a kind and role. */
const kindAndRole = (kind: MentionKind, role: MentionRole): number =>
  kinds.indexOf(kind) * roles.length + roles.indexOf(role);

/** Converts mentions to the compact form. */
export function packed(mentions: readonly PlacedName[]): PackedMentions {
  const indexes = new Map<string, number>();
  const indexOf = (text: string): number => {
    const known = indexes.get(text);
    if (known !== undefined) return known;
    indexes.set(text, indexes.size);
    return indexes.size - 1;
  };
  const numbers = mentions.flatMap(({ kind, role, key, name, location }) => [
    kindAndRole(kind, role),
    indexOf(key),
    indexOf(name),
    ...location,
  ]);
  return { strings: [...indexes.keys()], numbers };
}

/** Receives a mention; `key` and `name` are indexes into the strings, and `at` is the index of the location's first number. */
export type OnMention = (kind: MentionKind, role: MentionRole, key: number, name: number, at: number) => void;

/** Calls `found` for each mention, in order. */
export function eachMention(numbers: ArrayLike<number>, found: OnMention): void {
  for (let at = 0; at < numbers.length; at += numbersPerMention)
    found(kindAt(numbers, at), roleAt(numbers, at), numbers[at + 1] ?? 0, numbers[at + 2] ?? 0, at + 3);
}

/** Returns the kind of the mention whose first number is at an index. */
export const kindAt = (numbers: ArrayLike<number>, at: number): MentionKind =>
  kinds[Math.floor((numbers[at] ?? 0) / roles.length)] ?? 'tag';

/** Returns the role of the mention whose first number is at an index. */
export const roleAt = (numbers: ArrayLike<number>, at: number): MentionRole =>
  roles[(numbers[at] ?? 0) % roles.length] ?? 'row';

/** Returns the location whose first number is at an index. */
export const locationAt = (numbers: ArrayLike<number>, at: number): PlainLocation => [
  numbers[at] ?? 0,
  numbers[at + 1] ?? 0,
  numbers[at + 2] ?? 0,
  numbers[at + 3] ?? 0,
];

/** Whether a value, such as one read from disk, has the structure of packed mentions. */
export function isPacked(value: unknown): value is PackedMentions {
  if (typeof value !== 'object' || value === null || !('strings' in value) || !('numbers' in value)) return false;
  const { strings, numbers } = value;
  if (!Array.isArray(strings) || !Array.isArray(numbers)) return false;
  if (!strings.every((text) => typeof text === 'string') || numbers.length % numbersPerMention !== 0) return false;
  const limits = [kinds.length * roles.length, strings.length, strings.length];
  return numbers.every(
    (number, at) =>
      Number.isInteger(number) && number >= 0 && number < (limits[at % numbersPerMention] ?? Number.POSITIVE_INFINITY),
  );
}
