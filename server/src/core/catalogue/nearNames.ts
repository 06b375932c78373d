/** Which known name an unknown name of an actor misspells. */

import { createNearest } from '../util/nearest.ts';
import { slipsBetween } from '../util/slips.ts';
import { looseNameKey, nameKey, wordsOf } from './names.ts';

/** Something with a name. */
export interface Named<T> {
  readonly item: T;
  readonly name: string;
}

/** How often a word begins or ends the names of different actors before it counts as a family's. */
const familySize = 3;

/** Words that are often omitted from names. */
const additions = new Set(['group', 'team', 'gang', '^the']);

/**
 * Finds the names that one misspells, closest first and each item once. A typo is an extra, missing or wrong letter, or two that
 * changed places. Names with other digits are other names (`APT-C-37` is not `APT-C-36`), and so are those that differ in letters next to
 * digits. Of names of a vendor's scheme (`Fancy Bear`, `Hazy Scorpius`) the family's word does not count: the rest alone must be close.
 * `isMeant` may leave names out.
 */
export function createNearNames<T>(
  names: readonly Named<T>[],
): (name: string, limit: number, isMeant?: (name: string) => boolean) => readonly Named<T>[] {
  const families = familyWords(names);
  const near = createNearest(names.map((named) => ({ item: named, key: looseNameKey(named.name) })));
  return (name, limit, isMeant = () => true) => {
    const found = near(looseNameKey(name), 20).filter(
      (named) => isMeant(named.name) && isSlip(name, named.name, families),
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

/** The words that begin or end the names of several: `^gold` of GOLD REBELLION, `scorpius` of Dark Scorpius. */
function familyWords<T>(names: readonly Named<T>[]): ReadonlySet<string> {
  const owners = new Map<string, Set<T>>();
  for (const { item, name } of names) {
    const words = wordsOf(name);
    const [first, last] = [words[0], words.at(-1)];
    if (words.length < 2 || first === undefined || last === undefined) continue;
    for (const word of [`^${first}`, last]) owners.set(word, (owners.get(word) ?? new Set<T>()).add(item));
  }
  const isFamily = (word: string, items: ReadonlySet<T>): boolean => items.size >= familySize && !additions.has(word);
  return new Set([...owners].flatMap(([word, items]) => (isFamily(word, items) ? [word] : [])));
}

function isSlip(written: string, known: string, families: ReadonlySet<string>): boolean {
  const [one, two] = [looseNameKey(written), looseNameKey(known)];
  if (digitsOf(one) !== digitsOf(two)) return false;
  if (/\d/.test(one)) return isSlipBesideDigits(one, two);
  const [mine, theirs] = [partsOf(written, families), partsOf(known, families)];
  if (mine.family === theirs.family)
    return mine.family === '' ? isNear(one, two, 5) : isNear(mine.rest, theirs.rest, 4);
  // A family's word may be misspelt itself; another family's word, or none, is not a typo of it.
  if (mine.family !== '') return false;
  const rest = wordsOf(written);
  const family = theirs.family.startsWith('^') ? rest.shift() : rest.pop();
  const right = theirs.family.replace('^', '');
  return family !== undefined && rest.join('') === theirs.rest && right.length > 2 && slips(family, right) <= 1;
}

/** The word of a family in a name, if it has one, and the key of all else. */
function partsOf(name: string, families: ReadonlySet<string>): { readonly family: string; readonly rest: string } {
  const words = wordsOf(name);
  const [first = '', last = ''] = [words[0], words.at(-1)];
  if (words.length > 1 && families.has(last)) return { family: last, rest: words.slice(0, -1).join('') };
  if (words.length > 1 && families.has(`^${first}`)) return { family: `^${first}`, rest: words.slice(1).join('') };
  return { family: '', rest: nameKey(name) };
}

/** One typo from `least` letters on, two from ten on. Where the first letter differs, one from seven on: people rarely mistype it. */
function isNear(one: string, two: string, least: number): boolean {
  const letters = Math.min(one.length, two.length);
  if (letters < least) return one === two;
  const most = letters < 10 ? 1 : 2;
  return slips(one, two) <= (one[0] === two[0] ? most : letters < 7 ? 0 : 1);
}

/** `ph` and `f` are one sound. */
function slips(one: string, two: string): number {
  return Math.min(slipsBetween(one, two), slipsBetween(one.replaceAll('ph', 'f'), two.replaceAll('ph', 'f')));
}

/** Transposed or doubled letters are typos; any other difference is another code (`SectorD01`, `SectorF01`). */
function isSlipBesideDigits(one: string, two: string): boolean {
  const letters = (key: string): string => [...key].sort().join('');
  if (letters(one) === letters(two)) return slipsBetween(one, two) === 1;
  const undoubled = (key: string): string => key.replace(/(\p{L})\1/gu, '$1');
  return undoubled(one) === undoubled(two);
}

const digitsOf = (key: string): string => key.replace(/\D+/g, ' ').trim();
