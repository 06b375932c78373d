/** Looks up and searches actors by any of their names or by ATT&CK ID. */

import { once } from '../util/once.ts';
import type { Actor, ActorMatch, Hit, NearActor } from './catalogue.ts';
import { looseNameKey, nameKey, otherNames, spelling } from './names.ts';
import { createNearNames } from './nearNames.ts';
import { createSearchIndex, searchNames } from './search.ts';
import type { SearchName } from './search.ts';
import { namesOfRow, type ActorData, type ActorRow } from './source.ts';

/** The part of a catalogue that contains actors other than brands. */
export interface ActorBook {
  actor(name: string): ActorMatch | undefined;
  actorByAttackId(id: string): Actor | undefined;
  searchActors(query: string, limit: number): readonly Hit<Actor>[];
  nearestActors(name: string, limit: number): readonly NearActor[];
}

/** The actors that have a name, grouped by whether it is their primary name, an alias in ATT&CK, or an alias in MISP or a vendor's list. */
interface Claims {
  readonly primary: Actor[];
  readonly attack: Actor[];
  readonly misp: Actor[];
}

type Strength = keyof Claims;

interface NamedActor {
  readonly actor: Actor;
  readonly names: readonly (readonly [name: string, strength: Strength])[];
}

/** Creates an `ActorBook` from `data/actors.json`. Every index is built on first use. */
export function createActorBook(data: ActorData): ActorBook {
  const actors = data.actors.map((row) => decodeActor(row, data.vendors ?? []));
  // An exact match takes precedence, because ATT&CK's "COLDRIVER" and MISP's "Cold River" are different actors.
  const keys = [spelling, nameKey, looseNameKey].map((keyOf) => ({
    keyOf,
    claims: once(() => indexClaims(actors, keyOf)),
  }));
  const byId = once(
    () => new Map(actors.flatMap(({ actor }) => (actor.attackId === undefined ? [] : [[actor.attackId, actor]]))),
  );
  const searchIndex = once(() => {
    const namesOf = new Map(actors.map(({ actor, names }) => [actor, names]));
    return createSearchIndex(namesOf.keys(), (actor) =>
      (namesOf.get(actor) ?? []).map((name) => searchName(actor, name)),
    );
  });
  const near = once(() =>
    createNearNames(actors.flatMap(({ actor, names }) => names.map(([name]) => ({ item: actor, name })))),
  );
  const actorByAttackId = (id: string): Actor | undefined => byId().get(id) ?? byId().get(data.revokedGroups[id] ?? '');
  return {
    actor(name) {
      for (const { keyOf, claims } of keys) {
        const found = claims().get(keyOf(name));
        if (found !== undefined) return meaning(found);
      }
      return undefined;
    },
    actorByAttackId,
    searchActors(query, limit) {
      const id = query.trim().toUpperCase();
      const own = /^G\d{4}$/.test(id) ? actorByAttackId(id) : undefined;
      if (own !== undefined) return [{ item: own, matched: id, score: 9000 }];
      const begun = /^G\d+$/.test(id) ? [...byId()].filter(([known]) => known.startsWith(id)) : [];
      if (begun.length === 0) return searchNames(query, searchIndex(), limit);
      return begun
        .sort(([one], [two]) => (one < two ? -1 : 1))
        .slice(0, limit)
        .map(([matched, item]) => ({ item, matched, score: 9000 }));
    },
    nearestActors: (name, limit) => near()(name, limit).map(({ item, name: known }) => ({ actor: item, name: known })),
  };
}

function decodeActor(row: ActorRow, vendors: readonly string[]): NamedActor {
  const [name, attackId, mispName, country, attackAliases = [], ofMisp = [], disputed = [], , sponsor = ''] = row;
  // Read by index and not by destructuring, because a thousand rows are decoded when the first advisory is opened, and few of them have
  // these members.
  const listed = row[9];
  const listedAliases = row[10] ?? [];
  const namedBy = once(() => vendorsOf(row, vendors));
  const ownName = mispName === '' || nameKey(mispName) === nameKey(name) ? [] : [mispName];
  const primaryNames = [name, ...(listed === undefined ? ownName : otherNames(name, [...ownName, ...listed]))];
  // A name that a vendor uses as its main name is also primary, so it is not repeated as an alias even if it is one in the MISP cluster.
  const mispAliases =
    listed === undefined ? ofMisp : otherNames(name, [...ofMisp, ...listedAliases]).filter(isNoneOf(primaryNames));
  const actor: Actor = {
    name,
    primaryNames,
    ...(ownName[0] === undefined ? {} : { galaxyName: ownName[0] }),
    aliases: [...attackAliases, ...mispAliases],
    ...(disputed.length === 0 ? {} : { disputedAliases: disputed }),
    ...(attackId === '' ? {} : { attackId }),
    ...(country === '' ? {} : { country }),
    ...(sponsor === '' ? {} : { sponsor }),
    sources: [...(attackId === '' ? [] : ['attack' as const]), ...(mispName === '' ? [] : ['misp' as const])],
  };
  // Computed on access, because the vendors are needed for only a few actors.
  if (row[7]) Object.defineProperty(actor, 'namedBy', { get: namedBy, enumerable: true });
  return {
    actor,
    names: [
      ...primaryNames.map((text) => [text, 'primary'] as const),
      ...attackAliases.map((text) => [text, 'attack'] as const),
      ...mispAliases.map((text) => [text, 'misp'] as const),
    ],
  };
}

function isNoneOf(names: readonly string[]): (name: string) => boolean {
  const keys = new Set(names.map(nameKey));
  return (name) => !keys.has(nameKey(name));
}

/** Returns the names that vendors coined, each with the vendors that coined it, in the order of `namesOfRow`. */
function vendorsOf(row: ActorRow, vendors: readonly string[]): NonNullable<Actor['namedBy']> {
  const namedBy = row[7] ?? [];
  return namesOfRow(row).flatMap((name, index) => {
    const own = namedBy.filter(([, ...names]) => names.includes(index)).flatMap(([vendor]) => vendors[vendor] ?? []);
    return own.length === 0 || name === '' ? [] : [{ name, vendors: own }];
  });
}

function indexClaims(actors: readonly NamedActor[], keyOf: (name: string) => string): ReadonlyMap<string, Claims> {
  const index = new Map<string, Claims>();
  for (const { actor, names } of actors) {
    for (const [name, strength] of names) {
      const key = keyOf(name);
      const claims = index.get(key) ?? { primary: [], attack: [], misp: [] };
      if (!claims[strength].includes(actor)) claims[strength].push(actor);
      index.set(key, claims);
    }
  }
  return index;
}

/**
 * Returns the actors that a name refers to: those that have it as a primary name; if there are none, those that have it as an alias in
 * ATT&CK; otherwise, those that have it as an alias in MISP or a vendor's list. Sets `inAttack` if the name is primary only outside ATT&CK
 * and is also an alias of exactly one ATT&CK group.
 */
function meaning(claims: Claims): ActorMatch {
  if (claims.primary.length > 0) {
    const [group, another] = claims.attack;
    const isOther =
      group !== undefined && another === undefined && claims.primary.every(({ attackId }) => attackId === undefined);
    return { actors: claims.primary, primary: true, ...(isOther ? { inAttack: group } : {}) };
  }
  return { actors: claims.attack.length > 0 ? claims.attack : claims.misp, primary: false };
}

/**
 * Returns a name with its bonus for the search index. Primary names rank above aliases, and aliases in ATT&CK above other aliases. Among
 * names of the same kind, those of ATT&CK groups rank above those of other actors.
 */
function searchName(actor: Actor, [text, strength]: readonly [name: string, strength: Strength]): SearchName {
  const source = actor.attackId === undefined ? 0 : 60;
  return { text, bonus: source + (strength === 'primary' ? 80 : strength === 'attack' ? 10 : 0) };
}
