/** What texts and values weigh on their way to a client. */

/** The bytes that a text takes in UTF-8; a lone surrogate counts as U+FFFD, three bytes. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) bytes += utf8LengthOf(character.codePointAt(0) ?? 0);
  return bytes;
}

/** The bytes of one code point in UTF-8. */
export function utf8LengthOf(code: number): number {
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}

/** The bytes of a value as JSON in UTF-8. */
export function jsonLength(value: unknown): number {
  return utf8Length(JSON.stringify(value));
}

/** The first of some items that together take no more than `most` bytes as JSON. */
export function firstThatFit<T>(items: readonly T[], most: number): readonly T[] {
  let room = most;
  const end = items.findIndex((item) => (room -= jsonLength(item) + 1) < 0);
  return end < 0 ? items : items.slice(0, end);
}
