/** The ends of texts, in linear time: a pattern such as `/x+$/` looks at every run of `x` anew from each of its characters. */

/** A text without the characters at its end that `sign`, a pattern for one character, matches. */
export function withoutTrailing(text: string, sign: RegExp): string {
  let end = text.length;
  while (end > 0 && sign.test(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** A text in three: whitespace before, the text itself, whitespace after. All is before where there is nothing else. */
export function betweenSpaces(text: string): readonly [before: string, inner: string, after: string] {
  const inner = text.trim();
  const start = text.length - text.trimStart().length;
  return [text.slice(0, start), inner, text.slice(start + inner.length)];
}
