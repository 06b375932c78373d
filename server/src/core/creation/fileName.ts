/** Derives file names from the titles of advisories. The names are valid on every operating system. */
import { isDeviceName } from '../util/deviceNames.ts';

/** The maximum length of a slug, in characters. */
const maxLength = 60;

/** Replacements for letters that Unicode normalisation does not decompose. */
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

/**
 * Converts a title to lower-case ASCII words joined by hyphens, at most 60 characters. Appends `-advisory` to a reserved name. Returns
 * `advisory` if the title contains no suitable letters or digits.
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
  return isDeviceName(slug) ? `${slug}-advisory` : slug;
}

/** Joins words with hyphens, as many as fit into the maximum length. A first word that is too long is cut. */
function joined(words: readonly string[]): string {
  let slug = '';
  for (const word of words) {
    const longer = slug === '' ? word : `${slug}-${word}`;
    if (longer.length > maxLength) return slug === '' ? word.slice(0, maxLength) : slug;
    slug = longer;
  }
  return slug;
}

/** Returns the file name for a slug. If an existing file has that name (ignoring case), a number is appended to the slug. */
export function freeFileName(slug: string, taken: readonly string[]): string {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  for (let number = 1; ; number++) {
    const name = `${slug}${number === 1 ? '' : `-${number}`}.advisory.yaml`;
    if (!used.has(name)) return name;
  }
}
