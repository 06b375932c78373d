/** Adds team-defined actors to the shipped ones. */
import type { Actor, ActorMatch, Catalogue } from './catalogue.ts';
import { looseNameKey, nameKey, spelling } from './names.ts';
import { createNearNames } from './nearNames.ts';
import { once } from '../util/once.ts';
import type { TeamActor } from './teamEntries.ts';
import { otherNames } from './names.ts';
import { joinNear, mergeHits } from './hits.ts';
import { createSearchIndex, searchNames } from './search.ts';

type ActorPart = Pick<Catalogue, 'actor' | 'actorByAttackId' | 'searchActors' | 'nearestActors'>;

interface Own {
  readonly actors: readonly Actor[];
  /** Maps a shipped actor to the first team-defined actor with the same ATT&CK ID. */
  readonly instead: ReadonlyMap<Actor, Actor>;
  readonly names: NameTable;
  readonly aliases: NameTable;
}

type NameTable = readonly { readonly keyOf: (name: string) => string; readonly index: ReadonlyMap<string, Actor[]> }[];

/** Creates the actor part of a catalogue with team-defined entries; indexes are built on first use. */
export function createOwnActors(catalogue: Catalogue, entries: readonly TeamActor[]): ActorPart {
  const own = once(() => readActors(catalogue, entries));
  const index = once(() =>
    createSearchIndex(own().actors, ({ name, aliases }) => [
      { text: name, bonus: 100 },
      ...aliases.map((text) => ({ text, bonus: 70 })),
    ]),
  );
  const near = once(() =>
    createNearNames(own().actors.flatMap((item) => [item.name, ...item.aliases].map((name) => ({ item, name })))),
  );
  const current = (actor: Actor): Actor => own().instead.get(actor) ?? actor;
  return {
    actor(name) {
      const named = lookUp(own().names, name);
      if (named) return { actors: named, primary: true };
      const shipped = catalogue.actor(name);
      const meant = shipped && { ...shipped, actors: shipped.actors.map(current) };
      if (meant?.primary === true) return meant;
      const called = lookUp(own().aliases, name);
      return called ? { actors: called, primary: false } : meant;
    },
    actorByAttackId(id) {
      const shipped = catalogue.actorByAttackId(id);
      return shipped && current(shipped);
    },
    searchActors(query, limit) {
      const shipped = catalogue
        .searchActors(query, limit + own().instead.size)
        .map((hit) => ({ ...hit, item: current(hit.item) }));
      const found = searchNames(query, index(), limit);
      const known = new Set(found.map(({ item }) => item));
      return mergeHits(
        found,
        shipped.filter(({ item }) => !known.has(item)),
        limit,
      );
    },
    nearestActors(name, limit) {
      const own = near()(name, limit).map(({ item, name: known }) => ({ actor: item, name: known }));
      const shipped = catalogue.nearestActors(name, limit).map((found) => ({ ...found, actor: current(found.actor) }));
      return joinNear(own, shipped, limit);
    },
  };
}

function readActors(catalogue: Catalogue, entries: readonly TeamActor[]): Own {
  const instead = new Map<Actor, Actor>();
  const actors = entries.map((entry) => {
    const shipped = entry.attackId === undefined ? undefined : catalogue.actorByAttackId(entry.attackId);
    const actor = actorOf(entry, shipped);
    if (shipped && !instead.has(shipped)) instead.set(shipped, actor);
    return actor;
  });
  return {
    actors,
    instead,
    names: createNameTable(actors, ({ name }) => [name]),
    aliases: createNameTable(actors, ({ aliases }) => aliases),
  };
}

/** Returns the shipped actor under the team's name if the entry identifies a shipped actor, or a new actor if it does not. */
function actorOf(entry: TeamActor, shipped: Actor | undefined): Actor {
  const country = entry.country ?? shipped?.country;
  const primary = shipped?.primaryNames ?? [];
  return {
    ...shipped,
    name: entry.name,
    primaryNames: [entry.name, ...otherNames(entry.name, primary)],
    aliases: otherNames(entry.name, [...primary, ...entry.aliases, ...(shipped?.aliases ?? [])]).filter(
      (name) => !primary.includes(name),
    ),
    ...(country === undefined ? {} : { country }),
    sources: ['own', ...(shipped?.sources ?? [])],
    ...(entry.description === undefined ? {} : { description: entry.description }),
  };
}

/**
 * Creates a look-up that works like the one for shipped actors: first by spelling, ignoring case and accents, then without separators, then
 * without words such as "the" and "group".
 */
function createNameTable(actors: readonly Actor[], namesOf: (actor: Actor) => readonly string[]): NameTable {
  return [spelling, nameKey, looseNameKey].map((keyOf) => {
    const index = new Map<string, Actor[]>();
    for (const actor of actors)
      for (const name of namesOf(actor)) {
        const known = index.get(keyOf(name)) ?? [];
        if (!known.includes(actor)) index.set(keyOf(name), [...known, actor]);
      }
    return { keyOf, index };
  });
}

function lookUp(table: NameTable, name: string): ActorMatch['actors'] | undefined {
  for (const { keyOf, index } of table) {
    const found = index.get(keyOf(name));
    if (found) return found;
  }
  return undefined;
}
