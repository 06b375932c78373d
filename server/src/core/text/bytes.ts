/** Measures the size of strings in UTF-8. */

/** Returns the number of bytes of a string in UTF-8; a lone surrogate counts as U+FFFD, three bytes. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) bytes += utf8LengthOf(character.codePointAt(0) ?? 0);
  return bytes;
}

/** Returns the number of bytes of one code point in UTF-8. */
export function utf8LengthOf(code: number): number {
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
