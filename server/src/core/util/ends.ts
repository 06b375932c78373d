/** Trims text in linear time. A pattern such as `/x+$/` takes quadratic time on long runs of `x`. */

/** Removes trailing characters that match `sign`, a pattern for a single character. */
export function withoutTrailing(text: string, sign: RegExp): string {
  let end = text.length;
  while (end > 0 && sign.test(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** Splits text into leading whitespace, content and trailing whitespace. If all of it is whitespace, that counts as leading. */
export function betweenSpaces(text: string): readonly [before: string, inner: string, after: string] {
  const inner = text.trim();
  const start = text.length - text.trimStart().length;
  return [text.slice(0, start), inner, text.slice(start + inner.length)];
}
