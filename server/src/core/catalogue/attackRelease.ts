/** A single ATT&CK release: look-ups, search and suggestions. */

import { once } from '../util/once.ts';
import type { AttackTables, Table } from './attack.ts';
import type { AttackObject, AttackRelease, Domain, Hit, Tactic, Technique } from './catalogue.ts';
import { createFacetIndex } from './facets.ts';
import { createNearObjects } from './nearObjects.ts';
import { nameKey, wordsOf } from './names.ts';
import { createNearest, nearest } from '../util/nearest.ts';
import type { Candidate } from '../util/nearest.ts';
import { kindOfId } from './objectId.ts';
import { createSearchIndex, searchNames } from './search.ts';
import type { SearchIndex, SearchName } from './search.ts';
import { searchTechniques } from './techniqueSearch.ts';
import { parentId, parseIdQuery } from './techniqueId.ts';
import { smallest } from '../util/lists.ts';

const domainOrder: readonly Domain[] = ['enterprise', 'mobile', 'ics'];

/**
 * Creates an `AttackRelease` from the release's tables. `release` is the version number, such as `18.1`. Every index is built on first use.
 */
export function createAttackRelease(release: string, tables: AttackTables): AttackRelease {
  const livingTactics = once(() => [...tables.tactic.values()].filter(isLiving));
  const tacticsByKey = once(() => groupByKey(livingTactics(), (tactic) => [tactic.id, tactic.name, tactic.shortname]));
  const livingTechniques = once(() => [...tables.technique.values()].filter(isLiving).sort(byDomain));
  const techniquesByKey = once(() =>
    groupByKey(livingTechniques(), (technique) => techniqueNames(technique).map(({ text }) => text)),
  );
  const nearestNames = once(() => createNearest(livingTechniques().flatMap(techniqueCandidates)));
  const namesIn = (domains: readonly Domain[] | undefined) => (key: string, limit: number) =>
    nearestNames()(key, Infinity).filter(isIn(domains)).slice(0, limit);
  const techniqueIndex = once(() => ({
    table: tables.technique,
    names: createSearchIndex(livingTechniques(), namesWithFormer(tables.technique)),
    facets: createFacetIndex(livingTactics(), livingTechniques()),
  }));
  const softwareIndex = once(() => namesIndex(tables.software));
  const campaignIndex = once(() => namesIndex(tables.campaign));
  const mitigationIndex = once(() => namesIndex(tables.mitigation));
  const dataComponentIndex = once(() => namesIndex(tables['data-component']));
  const byName = {
    group: once(() => indexByName(tables.group)),
    software: once(() => indexByName(tables.software)),
    campaign: once(() => indexByName(tables.campaign)),
  };
  const keys = {
    software: once(() => nameKeys(tables.software)),
    campaign: once(() => nameKeys(tables.campaign)),
  };
  const near = {
    software: once(() => createNearObjects(tables.software.values())),
    campaign: once(() => createNearObjects(tables.campaign.values())),
  };
  const tacticsNamed = (text: string): readonly Tactic[] => tacticsByKey().get(nameKey(text)) ?? [];

  return {
    release,
    get tactics() {
      return livingTactics();
    },
    technique: (id) => tables.technique.get(id),
    tacticsIn: (techniqueId, domain) => tacticsIn(tables.technique.get(techniqueId), domain, tacticsNamed),
    tactic: (text) => tacticsNamed(text)[0],
    tacticsNamed,
    object: (id) => objectOf(tables, id),
    objects: (kind) => tables[kind].values(),
    named: (kind, name) => byName[kind]().get(name.trim().toLowerCase()),
    isName: (kind, text) => keys[kind]().has(nameKey(text)),
    techniquesNamed: (text) => techniquesByKey().get(nameKey(text)) ?? [],
    searchTechniques: (query, limit) => searchTechniques(query, techniqueIndex(), limit),
    searchSoftware: (query, limit) => searchObjects(query, tables.software, softwareIndex(), limit),
    searchCampaigns: (query, limit) => searchObjects(query, tables.campaign, campaignIndex(), limit),
    searchDataComponents: (query, limit) => searchObjects(query, tables['data-component'], dataComponentIndex(), limit),
    searchMitigations: (query, limit) => searchObjects(query, tables.mitigation, mitigationIndex(), limit),
    nearestNamed: (kind, name, limit) => near[kind]()(name, limit),
    nearestTechniques: (text, limit, domains) =>
      nearestTechniques(text, livingTechniques().filter(isIn(domains)), namesIn(domains), limit),
    nearestTactics: (text, limit) => nearestTactics(nameKey(text), livingTactics(), limit),
  };
}

/**
 * Returns the shortnames of a technique's tactics in a domain. The list is empty if the technique is not active in the domain. If the
 * technique belongs to several domains, tactics that are not in the given domain are omitted.
 */
function tacticsIn(
  technique: Technique | undefined,
  domain: Domain,
  tacticsNamed: (text: string) => readonly Tactic[],
): readonly string[] {
  if (technique === undefined || !isLiving(technique) || !technique.domains.includes(domain)) return [];
  if (technique.domains.length === 1) return technique.tactics;
  return technique.tactics.filter((name) =>
    tacticsNamed(name).some((tactic) => tactic.shortname === name && tactic.domains.includes(domain)),
  );
}

function isIn(domains: readonly Domain[] | undefined): (technique: Technique) => boolean {
  return (technique) => domains === undefined || technique.domains.some((domain) => domains.includes(domain));
}

function isLiving(object: AttackObject): boolean {
  return !object.revoked && !object.deprecated;
}

function byDomain(one: AttackObject, two: AttackObject): number {
  return domainRank(one) - domainRank(two);
}

function domainRank(object: AttackObject): number {
  return Math.min(smallest(object.domains.map((domain) => domainOrder.indexOf(domain))), domainOrder.length);
}

/** Returns a technique's names for the search index. A sub-technique's own name ranks higher than the name that includes its parent's. */
function techniqueNames(technique: Technique): readonly SearchName[] {
  const own = { text: technique.name, bonus: 0 };
  if (technique.parentName === undefined) return [own];
  return [own, { text: `${technique.parentName}: ${technique.name}`, bonus: -60 }];
}

/** Returns a function that lists a technique's names, followed by the names of the revoked techniques that it replaces. */
function namesWithFormer(table: Table<Technique>): (technique: Technique) => readonly SearchName[] {
  const former = new Map<string, SearchName[]>();
  for (const { name, revokedBy } of table.values())
    for (const id of revokedBy) former.set(id, [...(former.get(id) ?? []), { text: name, bonus: -100 }]);
  return (technique) => [...techniqueNames(technique), ...(former.get(technique.id) ?? [])];
}

function namesIndex<T extends AttackObject>(table: Table<T>): SearchIndex<T> {
  return createSearchIndex([...table.values()].filter(isLiving).sort(byDomain), (object) => [
    { text: object.name, bonus: 20 },
    ...object.aliases.map((text) => ({ text, bonus: 0 })),
  ]);
}

/** Returns the normalised names and aliases of active objects. */
function nameKeys(table: Table<AttackObject>): ReadonlySet<string> {
  return new Set([...table.values()].filter(isLiving).flatMap(({ name, aliases }) => [name, ...aliases].map(nameKey)));
}

/** Finds active objects by the beginning of their ID or, if no ID begins with the query, by name or alias. */
function searchObjects<T extends AttackObject>(
  query: string,
  table: Table<T>,
  index: SearchIndex<T>,
  limit: number,
): readonly Hit<T>[] {
  const prefix = query.trim().toUpperCase();
  const begun = /^(?:[SCM]\d+|DC\d*)$/.test(prefix)
    ? [...table.values()].filter((object) => isLiving(object) && object.id.startsWith(prefix))
    : [];
  if (begun.length === 0) return searchNames(query, index, limit);
  return begun
    .map((item) => ({ item, matched: item.id, score: item.id === prefix ? 2 : 1 }))
    .sort((one, two) => two.score - one.score)
    .slice(0, limit);
}

function groupByKey<T>(
  items: readonly T[],
  textsOf: (item: T) => readonly string[],
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    for (const key of new Set(textsOf(item).map(nameKey))) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [item]);
      else group.push(item);
    }
  }
  return groups;
}

/**
 * Indexes objects by name and alias, in lower case. If several objects have the same name, active objects take precedence over others, and
 * names over aliases. Ties are broken by data order.
 */
function indexByName(table: Table<AttackObject>): ReadonlyMap<string, AttackObject> {
  const index = new Map<string, AttackObject>();
  const add = (name: string, object: AttackObject): void => {
    const key = name.toLowerCase();
    if (!index.has(key)) index.set(key, object);
  };
  const objects = [...table.values()];
  for (const group of [objects.filter(isLiving), objects.filter((object) => !isLiving(object))]) {
    for (const object of group) add(object.name, object);
    for (const object of group) for (const alias of object.aliases) add(alias, object);
  }
  return index;
}

function objectOf(tables: AttackTables, id: string): AttackObject | undefined {
  const kind = kindOfId(id);
  return kind === undefined ? undefined : tables[kind].get(id);
}

/**
 * Returns the techniques that an unknown ID or a misspelt name may stand for. For an ID, these are the techniques whose names resemble the
 * text after the ID, followed by techniques with similar IDs or, for a sub-technique of a known technique, by that technique and all its
 * sub-techniques.
 */
function nearestTechniques(
  text: string,
  techniques: readonly Technique[],
  nearestNames: (key: string, limit: number) => readonly Technique[],
  limit: number,
): readonly Technique[] {
  const query = parseIdQuery(text);
  if (query === undefined) return nearestNames(nameKey(text), limit);
  const parent = parentId(query.exact);
  const family = techniques.filter(({ id }) => parent !== undefined && (id === parent || parentId(id) === parent));
  const candidates = (family.length > 0 ? family : techniques).map((item) => ({ item, key: item.id }));
  const near = nearest(query.exact, candidates, limit);
  const named = query.rest === '' ? [] : nearestNames(nameKey(query.rest), limit);
  return [...new Set([...named, ...near, ...family])].slice(0, limit);
}

function techniqueCandidates(technique: Technique): readonly Candidate<Technique>[] {
  return techniqueNames(technique).map(({ text }) => ({ item: technique, key: nameKey(text) }));
}

/** Returns the tactics whose names begin with `key` (`exfil`), if it has at least three characters, followed by those that it misspells. */
function nearestTactics(key: string, tactics: readonly Tactic[], limit: number): readonly Tactic[] {
  const begun = key.length < 3 ? [] : tactics.filter((tactic) => nameKey(tactic.name).startsWith(key));
  return [...new Set([...begun, ...nearest(key, tacticCandidates(tactics), limit)])].slice(0, limit);
}

/**
 * Returns the keys by which a misspelt tactic is found: its ID, its name, and each word of more than four letters in its name, because an
 * author may have written only one word.
 */
function tacticCandidates(tactics: readonly Tactic[]): readonly Candidate<Tactic>[] {
  return tactics.flatMap((item) => [
    { item, key: nameKey(item.id) },
    { item, key: nameKey(item.name) },
    ...wordsOf(item.name)
      .filter((word) => word.length > 4)
      .map((key) => ({ item, key })),
  ]);
}
