/** Software in the MISP galaxy's own clusters, as opposed to its copies of ATT&CK. */

import { once } from '../util/once.ts';
import type { GalaxySoftware, Hit } from './catalogue.ts';
import { nameKey } from './names.ts';
import { createSearchIndex, isTypoHit, searchNames } from './search.ts';
import type { GalaxyData } from './source.ts';

/** The part of a catalogue that contains the MISP galaxy's software. */
export interface GalaxySoftwareBook {
  galaxySoftware(name: string): GalaxySoftware | undefined;
  searchGalaxySoftware(query: string, limit: number): readonly Hit<GalaxySoftware>[];
}

/**
 * Creates a `GalaxySoftwareBook`. `data` is called on first use. Ransomware counts as software, but other software with the same main name
 * takes precedence.
 */
export function createGalaxySoftwareBook(data: () => GalaxyData): GalaxySoftwareBook {
  const all = once(() => {
    const { software, ransomware } = data();
    return [...Object.entries(software), ['ransomware', ransomware] as const].flatMap(([type, rows]) =>
      rows.map(([name, ...aliases]): GalaxySoftware => ({ name, aliases, type })),
    );
  });
  const byName = once(() => {
    const index = new Map<string, GalaxySoftware>();
    const add = (name: string, item: GalaxySoftware): void => {
      if (!index.has(nameKey(name))) index.set(nameKey(name), item);
    };
    for (const item of all()) add(item.name, item);
    for (const item of all()) for (const alias of item.aliases) add(alias, item);
    return index;
  });
  const index = once(() =>
    createSearchIndex(all(), ({ name, aliases }) => [
      { text: name, bonus: -60 },
      ...aliases.map((text) => ({ text, bonus: -90 })),
    ]),
  );
  return {
    galaxySoftware: (name) => byName().get(nameKey(name)),
    searchGalaxySoftware: (query, limit) => searchNames(query, index(), limit).filter((hit) => !isTypoHit(hit)),
  };
}
