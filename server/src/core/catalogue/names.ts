/** Normalises names, so that look-up, search and the catalogue build agree on which names are the same. */

const separators = /[^\p{L}\p{N}]+/gu;
const marks = /\p{M}+/gu;
const isAscii = /^[\0-\x7f]*$/;
const genericWord = /^the\s+|(?<!\s)\s+(?:group|team|gang)$/gi;

/** Returns a name in lower case, without accents and with whitespace collapsed. Names that differ only in separators remain different. */
export function spelling(name: string): string {
  return plain(name).trim().replace(/\s+/gu, ' ');
}

/**
 * Returns the letters and digits of a name in lower case, without accents: `apt28` for `APT 28` and `apt-28`. If a name has none, returns
 * all of its characters.
 */
export function nameKey(name: string): string {
  const text = plain(name);
  return text.replace(separators, '') || text.trim();
}

/**
 * Returns the same key as `nameKey`, but without a leading "the" and a trailing "group", "team" or "gang", which vendors often add or omit.
 */
export function looseNameKey(name: string): string {
  return nameKey(name.trim().replace(genericWord, ''));
}

/** Returns the words in a name or query, in lower case without accents; all other characters separate words. */
export function wordsOf(text: string): string[] {
  return plain(text)
    .split(separators)
    .filter((word) => word !== '');
}

function plain(text: string): string {
  // A fast path for nearly all names, because thousands are read when the first advisory is opened.
  if (isAscii.test(text)) return text.toLowerCase();
  return text.normalize('NFKD').replace(marks, '').toLowerCase();
}

/** Returns the names that differ from `name` by more than case, accents and separators, without duplicates. */
export function otherNames(name: string, names: readonly string[]): readonly string[] {
  const seen = new Set([nameKey(name)]);
  return names.filter((other) => !seen.has(nameKey(other)) && seen.add(nameKey(other)));
}
