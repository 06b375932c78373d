/**
 * Creates the data of `data/actors.json` from ATT&CK's groups and the MISP galaxy's threat actors. Those that are certainly the same are
 * merged. `galaxyData.ts` then adds the vendors' lists.
 */

import { looseNameKey, nameKey } from '../../server/src/core/catalogue/names.ts';
import {
  namesOfRow,
  type ActorData,
  type ActorRow,
  type AttackData,
  type Row,
  type VendorNames,
} from '../../server/src/core/catalogue/source.ts';
import { mergeActors } from './actorMerge.ts';
import type { Group, MispActor } from './actorMerge.ts';
import { joinNaming, namingOf, sponsorOf, type Naming } from './actorNaming.ts';
import { asText, asTexts, fail } from './shapes.ts';
import type { MispValue, Sources } from './sources.ts';

/** Returns the data of ATT&CK's groups, which are taken from `attack`, and of MISP's threat actors. */
export function buildActorData(sources: Sources, attack: AttackData): ActorData {
  const rows = attack.objects.group;
  const groups = rows.filter((row) => statusOf(row) !== 1).map((row) => groupOf(row, rows, sources));
  const actors = sources.clusters['threat-actor'].filter((value) => !isPlaceholder(value)).map(mispActor);
  const merged = mergeActors(groups, actors);
  const owners = nameOwners(groups, actors, merged);
  const taken = new Set(merged.values());
  const naming = joinNaming(actors.map((actor) => actor.naming));
  const pairs = [
    ...groups.map((group) => ({ group, misp: merged.get(group.id) })),
    ...actors.filter((actor) => !taken.has(actor)).map((misp) => ({ group: undefined, misp })),
  ];
  const vendors = [
    ...new Set(actors.flatMap((actor) => [...actor.naming.values()].flatMap((given) => [...given]))),
  ].sort();
  const result = pairs.map(({ group, misp }) => {
    const row = actorRow(group, misp, owners);
    return trimmed([...row, namedBy(row, misp, naming, vendors), misp?.sponsor ?? '', [], []]);
  });
  return { format: 1, vendors, actors: result.sort(byName), revokedGroups: revokedGroups(rows) };
}

/** The actors that use each name: as a primary name in either source, by loose name key; or as an alias in ATT&CK, by name key. */
interface Owners {
  readonly primary: ReadonlyMap<string, ReadonlySet<Group | MispActor>>;
  readonly attack: ReadonlyMap<string, ReadonlySet<Group | MispActor>>;
}

function nameOwners(
  groups: readonly Group[],
  actors: readonly MispActor[],
  merged: ReadonlyMap<string, MispActor>,
): Owners {
  const groupOfActor = new Map(
    groups.flatMap((group) => {
      const actor = merged.get(group.id);
      return actor === undefined ? [] : [[actor, group] as const];
    }),
  );
  const primary = new Map<string, Set<Group | MispActor>>();
  const attack = new Map<string, Set<Group | MispActor>>();
  for (const group of groups) {
    add(primary, looseNameKey(group.name), group);
    for (const alias of group.aliases) add(attack, nameKey(alias), group);
  }
  for (const actor of actors) add(primary, looseNameKey(actor.name), groupOfActor.get(actor) ?? actor);
  return { primary, attack };
}

function add<T>(index: Map<string, Set<T>>, key: string, owner: T): void {
  index.set(key, (index.get(key) ?? new Set<T>()).add(owner));
}

/** The first columns of a row, which contain an actor's names by source, its ATT&CK ID and its country. */
type NameColumns =
  Readonly<Required<ActorRow>> extends readonly [...infer Names, unknown, unknown, unknown, unknown] ? Names : never;

function actorRow(group: Group | undefined, misp: MispActor | undefined, owners: Owners): NameColumns {
  const owner = group ?? misp ?? fail('actors', 'an actor without a source');
  const known = new Set([owner.name, misp?.name ?? ''].map(nameKey));
  const distinct = (names: readonly string[]): readonly string[] =>
    names.filter((name) => {
      const key = nameKey(name);
      return known.has(key) ? false : known.add(key);
    });
  const attackAliases = distinct(group?.aliases ?? []);
  const others = distinct(misp?.aliases ?? []);
  const disputed = others.filter((alias) => belongsToAnother(alias, owner, owners));
  return [
    owner.name,
    group?.id ?? '',
    misp?.name ?? '',
    misp?.country ?? '',
    attackAliases,
    others.filter((alias) => !disputed.includes(alias)),
    disputed,
  ];
}

/**
 * Returns the vendors that gave an actor its names, each with the indexes of these names. A name was given by the vendors in MISP's entry
 * for this actor or, failing that, for any actor with that name, so that "Midnight Blizzard" is also Microsoft's name for APT29.
 */
function namedBy(
  row: NameColumns,
  misp: MispActor | undefined,
  anywhere: Naming,
  vendors: readonly string[],
): VendorNames[] {
  const names = namesOfRow(row);
  const given = names.map((name) => misp?.naming.get(nameKey(name)) ?? anywhere.get(nameKey(name)));
  return vendors.flatMap((vendor, index): VendorNames[] => {
    const own = names.flatMap((_, at) => (given[at]?.has(vendor) === true ? [at] : []));
    return own.length === 0 ? [] : [[index, ...own]];
  });
}

/**
 * Whether an alias is another actor's primary name (such as "Winnti", an alias of "Winnti Group"), or belongs only to other actors in
 * ATT&CK.
 */
function belongsToAnother(alias: string, owner: Group | MispActor, { primary, attack }: Owners): boolean {
  const primaries = primary.get(looseNameKey(alias));
  const groups = attack.get(nameKey(alias));
  return (primaries !== undefined && !primaries.has(owner)) || (groups !== undefined && !groups.has(owner));
}

/** Returns a row without empty members at its end. */
export function trimmed(row: ActorRow): ActorRow {
  const last = row.findLastIndex((member) => member !== undefined && member.length > 0);
  // The first four members are always present.
  return row.slice(0, Math.max(4, last + 1)) as unknown as ActorRow;
}

function groupOf(row: Row, rows: readonly Row[], sources: Sources): Group {
  const [id] = row;
  const state = row[2].at(-1) ?? fail(id, 'no state');
  const value = sources.clusters['mitre-intrusion-set'].find(({ meta }) => meta['external_id'] === id);
  // A revoked group's name becomes an alias of the group that replaces it.
  const former = rows.filter((other) => statusOf(other) === 1 && other[2].at(-1)?.[4]?.includes(id) === true);
  const aliases = [...(state[3] ?? []), ...former.flatMap((other) => other[2].at(-1)?.[1] ?? [])];
  return { id, name: state[1], uuid: value?.uuid ?? '', aliases };
}

function statusOf(row: Row): number {
  return row[2].at(-1)?.[2] ?? 0;
}

function revokedGroups(rows: readonly Row[]): Readonly<Record<string, string>> {
  const living = (id: string, seen: readonly string[]): string | undefined => {
    const row = rows.find(([other]) => other === id);
    if (row === undefined || seen.includes(id)) return undefined;
    const next = row[2].at(-1)?.[4]?.[0];
    return statusOf(row) === 1 && next !== undefined ? living(next, [...seen, id]) : id;
  };
  const revoked = rows.filter((row) => statusOf(row) === 1);
  return Object.fromEntries(
    revoked.flatMap(([id]) => (living(id, []) === undefined ? [] : [[id, living(id, []) ?? '']])),
  );
}

/** Whether a value has a placeholder in brackets instead of a name. */
function isPlaceholder({ value }: MispValue): boolean {
  return value.startsWith('[');
}

function mispActor(value: MispValue): MispActor {
  const where = value.value;
  const synonyms = asTexts(value.meta['synonyms'], where);
  const country = value.meta['country'];
  const code = country === undefined || country === '' ? '' : asText(country, where).toUpperCase();
  if (code !== '' && !/^[A-Z]{2}$/.test(code)) fail(where, `unknown country ${code}`);
  return {
    name: where,
    aliases: synonyms.flatMap(readSynonym),
    country: code,
    naming: namingOf(value),
    sponsor: sponsorOf(value),
    groupIds: synonyms.filter(isGroupId),
    similar: value.related.filter(({ type }) => type === 'similar').map(({ uuid }) => uuid),
  };
}

function isGroupId(synonym: string): boolean {
  return /^G\d{4}$/.test(synonym);
}

/**
 * Returns a list with the name in a synonym, without what MISP adds to names, such as a source in parentheses or a stray comma. The list is
 * empty if the synonym is a group ID or a subgroup.
 */
function readSynonym(synonym: string): readonly string[] {
  if (isGroupId(synonym) || /^subgroup:/i.test(synonym)) return [];
  const name = synonym.replace(/\s+\([^)]*\)$/, '').replace(/[,;]+$/, '');
  return name === '' ? [] : [name];
}

/** Compares two actors by name, for sorting. */
export function byName(one: ActorRow, two: ActorRow): number {
  const [first, second] = [nameKey(one[0]), nameKey(two[0])];
  return first === second ? (one[0] < two[0] ? -1 : 1) : first < second ? -1 : 1;
}
