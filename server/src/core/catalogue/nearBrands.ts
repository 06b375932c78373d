/** Finds the ransomware brand or surveillance vendor that an unknown name misspells. */

import type { Actor, NearActor } from './catalogue.ts';
import { looseNameKey, nameKey } from './names.ts';
import { createNearNames } from './nearNames.ts';
import { typosBetween } from '../util/typos.ts';

/**
 * The minimum lengths of brand names that are suggested. Shorter names are often ordinary words, or similar to them. A lower minimum
 * applies to names that are also names of software in ATT&CK.
 */
const minLength = { any: 7, inAttack: 5 };
/** Matches digits and parts that are very common in names. Names that contain one are too similar to each other to be suggested. */
const commonParts = /crypt|ransomware|\d/i;

/**
 * Creates a function that finds the brands and vendors that a name misspells by one typo after the first letter, without duplicates.
 * `inAttack` contains the names of software in ATT&CK. If a suggested name is among these, it is spelled as in ATT&CK.
 */
export function createNearBrands(
  brands: readonly Actor[],
  inAttack: readonly string[],
): (name: string, limit: number) => readonly NearActor[] {
  const spellings = new Map(inAttack.map((name) => [nameKey(name), name]));
  const near = createNearNames(
    brands
      .flatMap((item) => [item.name, ...item.aliases].map((name) => ({ item, name })))
      .filter(({ name }) => {
        const { length } = nameKey(name);
        return !commonParts.test(name) && length >= (spellings.has(nameKey(name)) ? minLength.inAttack : minLength.any);
      }),
  );
  return (name, limit) =>
    near(name, limit)
      .filter((found) => isOneTypo(name, found.name))
      .map(({ item, name: known }) => ({ actor: item, name: spellings.get(nameKey(known)) ?? known }));
}

function isOneTypo(written: string, known: string): boolean {
  return [nameKey, looseNameKey].some((keyOf) => {
    const [one, two] = [keyOf(written), keyOf(known)];
    return one[0] === two[0] && typosBetween(one, two) <= 1;
  });
}
