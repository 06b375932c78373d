/** Formats text for messages: quotes the author's text, joins words, and shortens descriptions. */

const maxShown = 60;

/** Quotes author-supplied text for a message: on one line, without control or format characters, truncated to 60 characters. */
export function shown(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\p{Cs}\s]+/gu, ' ').trim();
  const points = [...line];
  return `"${points.length > maxShown ? `${points.slice(0, maxShown - 1).join('')}…` : line}"`;
}

/** Joins words with "or": `a`, `a or b`, `a, b or c`. */
export function anyOf(words: readonly string[]): string {
  return joined(words, 'or');
}

/** Joins words with "and": `a`, `a and b`, `a, b and c`. */
export function allOf(words: readonly string[]): string {
  return joined(words, 'and');
}

function joined(words: readonly string[], conjunction: string): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${conjunction} ${words.at(-1) ?? ''}`;
}

/**
 * Returns the first sentence of a message or description. If it is longer than 120 characters, it ends before its first colon, if it has one.
 */
export function firstSentence(text: string): string {
  const sentence = /^.*?\.(?=\s|$)/s.exec(text)?.[0] ?? text;
  return sentence.length > 120 ? sentence.replace(/:.*$/s, '.') : sentence;
}
