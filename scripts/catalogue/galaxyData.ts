/**
 * Creates `data/galaxy.json` (MISP galaxy's ransomware, surveillance vendors and software), and adds Microsoft's and Qihoo 360's lists of
 * actor names to the actors.
 */

import { nameKey, otherNames } from '../../server/src/core/catalogue/names.ts';
import type { ActorData, AttackData, GalaxyData, NameRow } from '../../server/src/core/catalogue/source.ts';
import { isVendorNumber } from '../../server/src/core/catalogue/vendorNumbers.ts';
import { groupBy } from '../../server/src/core/util/groups.ts';
import { byName, trimmed } from './actorData.ts';
import { asTexts } from './shapes.ts';
import type { ClusterName, MispValue, Sources } from './sources.ts';
import { addVendorLists, listedRow, type Listing } from './vendorLists.ts';

/** The MISP clusters that contain software, named after its kind. */
const softwareClusters = [
  'android',
  'backdoor',
  'banker',
  'botnet',
  'exploit-kit',
  'rat',
  'stealer',
  'tool',
] as const satisfies readonly ClusterName[];

/**
 * Returns the data for `galaxy.json`, and the actors with the vendors' lists added. `actors` is the data from ATT&CK and MISP's threat
 * actors.
 */
export function buildGalaxyData(
  sources: Sources,
  attack: AttackData,
  actors: ActorData,
): { readonly actors: ActorData; readonly galaxy: GalaxyData } {
  const rowsOf = (name: ClusterName): readonly NameRow[] => joined(sources.clusters[name].flatMap(nameRow));
  const ransomware = rowsOf('ransomware');
  const vendor = rowsOf('surveillance-vendor');
  const software = Object.fromEntries(softwareClusters.map((name) => [name, rowsOf(name)]));
  const others = new Set([
    ...[...ransomware, ...vendor, ...Object.values(software).flat()].flatMap((row) => row.map(nameKey)),
    ...[...attack.objects.malware, ...attack.objects.tool].flatMap(([, , states]) =>
      states.map(([, name]) => nameKey(name)),
    ),
  ]);
  const isOther = (name: string): boolean => others.has(nameKey(name));
  const listed = addVendorLists(actors, sources, isOther);
  const isFree = (name: string): boolean => !isOther(name) && !listed.actors.some((row) => row.flat(2).includes(name));
  const brands = groupBy([...ransomware, ...vendor], ([name]) => nameKey(name));
  const brandsNamed = (name: string): readonly NameRow[] => brands.get(nameKey(name)) ?? [];
  const ofBrand = (row: NameRow): readonly Listing[] =>
    listed.left.filter(({ others: names }) => names.some((name) => brandsNamed(name)[0] === row));
  const fresh = listed.left.filter(
    ({ vendor: by, name, others: names }) =>
      (by !== 'Microsoft' || !isVendorNumber(name)) && names.every((other) => brandsNamed(other).length === 0),
  );
  const more = fresh.map((listing) => trimmed(listedRow(listing, listed.vendors, isFree)));
  const withListings = (row: NameRow): NameRow => {
    const names = ofBrand(row).flatMap(({ name, others: rest }) => [name, ...rest.filter(isFree)]);
    return [row[0], ...otherNames(row[0], [...row.slice(1), ...names])];
  };
  return {
    actors: { ...actors, vendors: listed.vendors, actors: [...listed.actors, ...more].sort(byName) },
    galaxy: { format: 1, ransomware: ransomware.map(withListings), vendor: vendor.map(withListings), software },
  };
}

/**
 * Returns a list with one row, which contains a value's names. The list is empty if the value's own name is unusable, for example because
 * it is too short to be unambiguous.
 */
function nameRow(value: MispValue): readonly NameRow[] {
  const [name, ...aliases] = [value.value, ...asTexts(value.meta['synonyms'], value.value)].flatMap(namesIn);
  if (name === undefined || namesIn(value.value).length === 0) return [];
  return [[spacedOf([name, ...aliases]), ...otherNames(name, aliases)]];
}

/**
 * Splits text into names: `Nhtnwcuf Ransomware (Fake)` contains only the name `Nhtnwcuf`, while `Merlinx / Equus Technologies` and `Group
 * 42 (G42)` contain two names each.
 */
function namesIn(text: string): readonly string[] {
  const plain = text.replace(/\s*\((?!\w+\)$)[^()]*\)/g, '').trim();
  const [, before = plain, within = ''] = /^(.*?)\s*\((\w+)\)$/.exec(plain) ?? [];
  const kept = /^(?:fake|german|phoenix)$/i.test(within) ? [before] : [before, within];
  return kept
    .flatMap((part) => part.split(' / '))
    .map((part) =>
      part
        .replace(/\s+ransome?ware$/i, '')
        .replace(/ group$/, ' Group')
        .trim(),
    )
    .filter((part) => nameKey(part).length > 2 && !/[:<>"]|^\d+$/.test(part));
}

/** Returns the first name, in the spelling with the most separators: `Black Basta` for BlackBasta. */
function spacedOf([first, ...others]: readonly [string, ...string[]]): string {
  const same = others.filter((other) => nameKey(other) === nameKey(first));
  return same.reduce((longest, other) => (other.length > longest.length ? other : longest), first);
}

/** Merges the rows of values with the same main name. The result is sorted by name. */
function joined(rows: readonly NameRow[]): readonly NameRow[] {
  const known = new Map<string, NameRow>();
  for (const row of rows) {
    const key = nameKey(row[0]);
    const before = known.get(key) ?? row;
    known.set(key, [spacedOf([before[0], row[0]]), ...otherNames(before[0], [...before.slice(1), ...row.slice(1)])]);
  }
  return [...known].sort(([one], [two]) => (one < two ? -1 : 1)).map(([, row]) => row);
}
