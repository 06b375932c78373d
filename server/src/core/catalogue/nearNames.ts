/** Finds the known name that an unknown name misspells. */

import { createNearest } from '../util/nearest.ts';
import { typosBetween } from '../util/typos.ts';
import { looseNameKey, nameKey, wordsOf } from './names.ts';

/** An item with a name. */
export interface Named<T> {
  readonly item: T;
  readonly name: string;
}

/** The minimum number of items that share a first or last word if that word is to count as a family name. */
const minFamilySize = 3;

/** The minimum length of a word in which vowels are interchangeable, if the other words match. */
const minVowelLength = 5;
/** The minimum length of a multi-word name that is compared without spaces. */
const minJoinedLength = 8;

/** Words that are often omitted from names, and therefore do not count as family names. `^` marks a first word. */
const additions = new Set(['group', 'team', 'gang', '^the']);

/**
 * Creates a function that finds the names that a given name misspells, closest first and each item once. A typo is an extra, missing or
 * wrong letter, or two transposed letters. Names that contain digits must have the same digits, and only transposed or doubled letters
 * count as typos in them (`APT-C-37` is not `APT-C-36`). For names from a vendor's naming scheme (`Fancy Bear`, `Hazy Scorpius`), either
 * the family name must be the same and the rest close, or only one word may be misspelt. `isMeant` can exclude names.
 */
export function createNearNames<T>(
  names: readonly Named<T>[],
): (name: string, limit: number, isMeant?: (name: string) => boolean) => readonly Named<T>[] {
  const families = familyWords(names);
  const near = createNearest(
    names.flatMap((named) =>
      [...new Set([looseNameKey(named.name), nameKey(named.name)])].map((key) => ({ item: named, key })),
    ),
  );
  return (name, limit, isMeant = () => true) => {
    const found = near(looseNameKey(name), 20).filter(
      (named) => isMeant(named.name) && isMisspelt(name, named.name, families),
    );
    const [items, texts] = [new Set<T>(), new Set<string>()];
    const isNew = ({ item, name: text }: Named<T>): boolean => {
      const key = looseNameKey(text);
      if (items.has(item) || texts.has(key)) return false;
      items.add(item);
      texts.add(key);
      return true;
    };
    return found.filter(isNew).slice(0, limit);
  };
}

/**
 * Returns the family names: the first and last words that several items share, such as `scorpius` from Dark Scorpius and `^gold` from GOLD
 * REBELLION. `^` marks a first word.
 */
function familyWords<T>(names: readonly Named<T>[]): ReadonlySet<string> {
  const owners = new Map<string, Set<T>>();
  for (const { item, name } of names) {
    const words = wordsOf(name);
    const [first, last] = [words[0], words.at(-1)];
    if (words.length < 2 || first === undefined || last === undefined) continue;
    for (const word of [`^${first}`, last]) owners.set(word, (owners.get(word) ?? new Set<T>()).add(item));
  }
  const isFamily = (word: string, items: ReadonlySet<T>): boolean =>
    items.size >= minFamilySize && !additions.has(word);
  return new Set([...owners].flatMap(([word, items]) => (isFamily(word, items) ? [word] : [])));
}

function isMisspelt(written: string, known: string, families: ReadonlySet<string>): boolean {
  const [one, two] = [looseNameKey(written), looseNameKey(known)];
  if (digitsOf(one) !== digitsOf(two)) return false;
  if (/\d/.test(one)) return isTypoBesideDigits(one, two);
  if (isTypoInWord(written, known, families)) return true;
  const [mine, theirs] = [partsOf(written, families), partsOf(known, families)];
  if (mine.family === theirs.family)
    return mine.family === '' ? isNear(one, two, 5) : isNear(mine.rest, theirs.rest, 4, minVowelLength);
  // One name contains spaces and the other does not: `BlakSuit`, `Black Bsta`.
  const isJoined = (wordsOf(written).length === 1) !== (wordsOf(known).length === 1);
  return isJoined && one.length >= minJoinedLength && one[0] === two[0] && typos(one, two) <= 1;
}

/**
 * Whether the names differ in exactly one word, and that word is misspelt: `Scattered Spyder`, `NSO Grop`. A word of `written` that is a
 * family name never counts as misspelt. More than one typo is accepted only if the names share another distinctive word.
 */
function isTypoInWord(written: string, known: string, families: ReadonlySet<string>): boolean {
  const [mine, theirs] = [wordsOf(written), wordsOf(known)];
  const different = theirs.flatMap((word, at) => (word === mine[at] ? [] : at));
  const [at = 0, another] = different;
  const [word = '', right = ''] = [mine[at], theirs[at]];
  if (mine.length !== theirs.length || mine.length < 2 || different.length === 0 || another !== undefined) return false;
  const isFamily = (text: string, location: number): boolean =>
    (location === mine.length - 1 && families.has(text)) || (location === 0 && families.has(`^${text}`));
  if (isFamily(word, at) || right.length < 3) return false;
  if (word[0] !== right[0] && !isFamily(right, at)) return false;
  const isDistinct = mine.some((own, location) => location !== at && own.length > 2 && !isFamily(own, location));
  const found = typos(word, right, minVowelLength);
  return found <= 1 ? isDistinct || isFamily(right, at) : found === 2 && isDistinct && right.length > 4;
}

/** Returns a name's family name (empty if the name has none) and a key for the rest of the name. */
function partsOf(name: string, families: ReadonlySet<string>): { readonly family: string; readonly rest: string } {
  const words = wordsOf(name);
  const [first = '', last = ''] = [words[0], words.at(-1)];
  if (words.length > 1 && families.has(last)) return { family: last, rest: words.slice(0, -1).join('') };
  if (words.length > 1 && families.has(`^${first}`)) return { family: `^${first}`, rest: words.slice(1).join('') };
  return { family: '', rest: nameKey(name) };
}

/**
 * Whether two names are close. Names of fewer than `minLength` letters must be equal. In other names, one typo is accepted, or two if they
 * have at least ten letters. A wrong first letter is rarely a typo, so it is accepted only in names of at least seven letters, as the only
 * typo.
 */
function isNear(one: string, two: string, minLength: number, vowelsFrom?: number): boolean {
  const letters = Math.min(one.length, two.length);
  if (letters < minLength) return one === two;
  const maxTypos = letters < 10 ? 1 : 2;
  return typos(one, two, vowelsFrom) <= (one[0] === two[0] ? maxTypos : letters < 7 ? 0 : 1);
}

/**
 * Counts the typos between two names; `ph` and `f` are treated as the same sound. `vowelsFrom` is the minimum length of words in which
 * vowels are interchangeable.
 */
function typos(one: string, two: string, vowelsFrom?: number): number {
  return Math.min(
    typosBetween(one, two, vowelsFrom),
    typosBetween(one.replaceAll('ph', 'f'), two.replaceAll('ph', 'f'), vowelsFrom),
  );
}

/**
 * Whether two names with digits differ only by a typo, that is, by transposed or doubled letters. Any other difference means that they are
 * different names (`SectorD01`, `SectorF01`).
 */
function isTypoBesideDigits(one: string, two: string): boolean {
  const letters = (key: string): string => [...key].sort().join('');
  if (letters(one) === letters(two)) return typosBetween(one, two) === 1;
  const undoubled = (key: string): string => key.replace(/(\p{L})\1/gu, '$1');
  return undoubled(one) === undoubled(two);
}

const digitsOf = (key: string): string => key.replace(/\D+/g, ' ').trim();
