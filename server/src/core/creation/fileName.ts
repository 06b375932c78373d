/** File names of advisories, valid on every system. */

/** In characters, without the endings and a number. */
const longest = 60;

/** Letters that Unicode does not decompose. */
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
};

/** Names of devices, with any ending. Source: Microsoft, "Naming Files, Paths, and Namespaces". */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d|conin|conout)$/;

/**
 * Returns a title as lower-case ASCII letters and digits with single hyphens between words, at most 60 characters; `advisory` if the
 * title has no such letters or digits.
 */
export function slugOf(title: string): string {
  const ascii = title
    .slice(0, 1000)
    .toLowerCase()
    .replace(/[ßæœøđðþłı]/g, (letter) => letters[letter] ?? '')
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '');
  const words = ascii.split(/[^a-z0-9]+/).filter((word) => word !== '');
  const slug = joined(words);
  if (slug === '') return 'advisory';
  return reserved.test(slug) ? `${slug}-advisory` : slug;
}

/** Joins the words that fit, at least a part of the first one. */
function joined(words: readonly string[]): string {
  let slug = '';
  for (const word of words) {
    const longer = slug === '' ? word : `${slug}-${word}`;
    if (longer.length > longest) return slug === '' ? word.slice(0, longest) : slug;
    slug = longer;
  }
  return slug;
}

/** Returns the name of a new file for a slug, which none of the existing names is, in upper or lower case. */
export function freeFileName(slug: string, taken: readonly string[]): string {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  for (let number = 1; ; number++) {
    const name = `${slug}${number === 1 ? '' : `-${number}`}.advisory.yaml`;
    if (!used.has(name)) return name;
  }
}
