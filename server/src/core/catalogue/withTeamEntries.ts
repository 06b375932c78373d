/** Adds team-defined entries to the shipped catalogue. */
import type { AttackObject, AttackRelease, Catalogue, Hit, Software, NearObject } from './catalogue.ts';
import { createNearObjects } from './nearObjects.ts';
import { mergeHits } from './hits.ts';
import { nameKey, otherNames } from './names.ts';
import { createSearchIndex, searchNames } from './search.ts';
import type { TeamEntries, TeamNamed } from './teamEntries.ts';
import { createOwnActors } from './teamActors.ts';
import { once } from '../util/once.ts';

/**
 * Returns a catalogue with the team-defined entries added, or the same catalogue if there are none. The name of a team-defined entry always
 * refers to that entry. So does each of its aliases, unless it is the name of another team-defined entry or, for an actor, a primary name
 * in the shipped catalogue.
 */
export function withTeamEntries(catalogue: Catalogue, entries: TeamEntries): Catalogue {
  const { logSources, sectors, tags } = entries;
  if (Object.values(entries).every((list: readonly unknown[]) => list.length === 0)) return catalogue;
  const releases = new Map<string, AttackRelease>();
  return {
    ...catalogue,
    ...createOwnActors(catalogue, entries.actors),
    at(release) {
      const shipped = catalogue.at(release);
      const known = releases.get(shipped.release) ?? withOwnObjects(shipped, entries);
      releases.set(shipped.release, known);
      return known;
    },
    teamWords: { logSources, sectors, tags },
  };
}

function withOwnObjects(release: AttackRelease, entries: TeamEntries): AttackRelease {
  const software = once(() =>
    createTable<Software>([
      ...entries.malware.map((entry) => softwareOf(entry, 'malware', release)),
      ...entries.tools.map((entry) => softwareOf(entry, 'tool', release)),
    ]),
  );
  const campaigns = once(() => createTable(entries.campaigns.map((entry) => campaignOf(entry, release))));
  return {
    ...release,
    named: (kind, name) =>
      (kind === 'software' ? software().named(name) : kind === 'campaign' ? campaigns().named(name) : undefined) ??
      release.named(kind, name),
    isName: (kind, text) =>
      (kind === 'software' ? software() : campaigns()).named(text) !== undefined || release.isName(kind, text),
    objects: (kind) =>
      kind === 'software'
        ? software().all(release.objects(kind))
        : kind === 'campaign'
          ? campaigns().all(release.objects(kind))
          : release.objects(kind),
    nearestNamed(kind, name, limit) {
      const own = (kind === 'software' ? software() : campaigns()).near(name, limit);
      const ids = new Set(own.map(({ object }) => object.id));
      const shipped = release.nearestNamed(kind, name, limit).filter(({ object }) => !ids.has(object.id));
      return [...own, ...shipped].slice(0, limit);
    },
    searchSoftware: (query, limit) => software().search(query, release.searchSoftware(query, limit), limit),
    searchCampaigns: (query, limit) => campaigns().search(query, release.searchCampaigns(query, limit), limit),
  };
}

interface Table<T> {
  named(name: string): T | undefined;
  near(name: string, limit: number): readonly NearObject[];
  /** Returns the team-defined objects, followed by the shipped ones that they do not replace. */
  all(shipped: readonly AttackObject[]): readonly AttackObject[];
  /** Returns team-defined and shipped hits, best first; an ATT&CK object renamed by the team appears only as its team-defined entry. */
  search(query: string, shipped: readonly Hit<T>[], limit: number): readonly Hit<T>[];
}

function createTable<T extends AttackObject>(objects: readonly T[]): Table<T> {
  const byName = new Map<string, T>();
  for (const names of [(object: T) => [object.name], (object: T) => object.aliases])
    for (const object of objects)
      for (const name of names(object)) if (!byName.has(nameKey(name))) byName.set(nameKey(name), object);
  const index = createSearchIndex(objects, ({ name, aliases }) => [
    { text: name, bonus: 90 },
    ...aliases.map((text) => ({ text, bonus: 60 })),
  ]);
  const ids = new Set(objects.map(({ id }) => id));
  const near = once(() => createNearObjects(objects));
  return {
    all: (shipped) => [...objects, ...shipped.filter(({ id }) => !ids.has(id))],
    named: (name) => byName.get(nameKey(name)),
    near: (name, limit) => near()(name, limit),
    search(query, shipped, limit) {
      // For a query that looks like the beginning of an ID, all objects without an ID are returned as well.
      const all = /^[SC]\d*$/i.test(query.trim());
      const own: readonly Hit<T>[] = all
        ? objects.filter(({ id }) => id === '' || id.startsWith(query.trim().toUpperCase())).map(asHit)
        : searchNames(query, index, limit);
      return mergeHits(
        own,
        shipped.filter(({ item }) => !ids.has(item.id)),
        limit,
      );
    },
  };
}

const asHit = <T extends AttackObject>(item: T): Hit<T> => ({ item, matched: item.name, score: 9000 });

function softwareOf(entry: TeamNamed, type: Software['type'], release: AttackRelease): Software {
  return { ...objectOf(entry, 'software', release), kind: 'software', type };
}

function campaignOf(entry: TeamNamed, release: AttackRelease): AttackObject {
  return objectOf(entry, 'campaign', release);
}

/**
 * Returns the ATT&CK object under the team's name if the entry has the ID of an object of this kind in the release, or a new object if it
 * does not.
 */
function objectOf(entry: TeamNamed, kind: 'software' | 'campaign', release: AttackRelease): AttackObject {
  const found = entry.attackId === undefined ? undefined : release.object(entry.attackId);
  const known = found?.kind === kind ? found : undefined;
  return {
    ...(known ?? { kind, id: '', domains: [], revokedBy: [], revoked: false, deprecated: false }),
    name: entry.name,
    aliases: otherNames(entry.name, [...entry.aliases, ...(known ? [known.name, ...known.aliases] : [])]),
    ...(entry.description === undefined ? {} : { description: entry.description }),
  };
}
