/** Looks up ransomware brands and surveillance vendors, which advisories list as actors. */

import { once } from '../util/once.ts';
import type { Actor, ActorMatch, BrandKind, Hit, NearActor } from './catalogue.ts';
import { looseNameKey, nameKey } from './names.ts';
import { createNearBrands } from './nearBrands.ts';
import { createSearchIndex, isTypoHit, searchNames } from './search.ts';
import type { GalaxyData, NameRow } from './source.ts';

/** The part of a catalogue that contains brands. */
export interface BrandBook {
  actor(name: string): ActorMatch | undefined;
  searchActors(query: string, limit: number): readonly Hit<Actor>[];
  nearestActors(name: string, limit: number): readonly NearActor[];
}

/**
 * Matches a word that authors append to a brand to refer to its operators (`LockBit affiliates`, `the Akira ransomware group`), or a
 * version number.
 */
const roleValues =
  /(?<!\s)\s+(?:ransomware|raas|group|gang|team|crew|operators?|affiliates?|actors?|(?:v\.?\s?)?\d{1,3}(?:\.\d{1,3}){0,2})$/i;
const maxRoleWords = 4;

/**
 * Creates a `BrandBook`. `data` and `softwareNames` are called on first use. Many of the thousands of names are ordinary words (`Play`,
 * `Chaos`), so look-ups do not tolerate typos, and only long names are suggested for misspellings. If a ransomware brand and a vendor have
 * the same main name, the ransomware brand takes precedence.
 */
export function createBrandBook(data: () => GalaxyData, softwareNames: () => readonly string[]): BrandBook {
  const brands = once(() => [...brandsOf(data().ransomware, 'ransomware'), ...brandsOf(data().vendor, 'vendor')]);
  const byName = once(() => indexByName(brands()));
  const index = once(() =>
    createSearchIndex(brands(), ({ name, aliases }) => [
      { text: name, bonus: -60 },
      ...aliases.map((text) => ({ text, bonus: -90 })),
    ]),
  );
  const near = once(() => createNearBrands(brands(), softwareNames()));
  return {
    nearestActors: (name, limit) => near()(name, limit),
    actor(name) {
      for (const writing of writingsOf(name)) {
        const found = byName().get(nameKey(writing));
        if (found !== undefined) return { actors: [found], primary: true };
      }
      return undefined;
    },
    searchActors: (query, limit) => searchNames(query, index(), limit).filter((hit) => !isTypoHit(hit)),
  };
}

function brandsOf(rows: readonly NameRow[], kind: BrandKind): readonly Actor[] {
  return rows.map(([name, ...aliases]) => ({ name, primaryNames: [name], aliases, kind, sources: ['misp'] }));
}

/**
 * Indexes brands by name. If several brands share a key, main names take precedence over aliases, and aliases over names from which a word
 * such as "group" was removed. Ties are broken by data order.
 */
function indexByName(brands: readonly Actor[]): ReadonlyMap<string, Actor> {
  const index = new Map<string, Actor>();
  const add = (key: string, brand: Actor): void => {
    if (!index.has(key)) index.set(key, brand);
  };
  for (const brand of brands) add(nameKey(brand.name), brand);
  for (const brand of brands) for (const alias of brand.aliases) add(nameKey(alias), brand);
  for (const brand of brands) add(looseNameKey(brand.name), brand);
  return index;
}

/**
 * Returns the variants of a name to look up: the name itself, the name without a leading `the`, and then shorter variants, each without
 * another role word or version number at the end (at most `maxRoleWords`).
 */
function writingsOf(name: string): readonly string[] {
  const writings = [name, name.trim().replace(/^the\s+/i, '')];
  for (let step = 0; step < maxRoleWords; step++) {
    const last = writings.at(-1) ?? '';
    const shorter = last.replace(roleValues, '');
    if (shorter === last || shorter === '') break;
    writings.push(shorter);
  }
  return writings;
}
