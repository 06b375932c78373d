/** Adds actors, and aliases for known actors, to a catalogue. */
import type { Actor, ActorMatch, Catalogue, Hit } from '../catalogue.ts';
import { looseNameKey, nameKey } from '../names.ts';
import { groupBy } from '../../util/groups.ts';
import { joinNear } from '../hits.ts';
import { createNearNames } from '../nearNames.ts';
import { once } from '../../util/once.ts';
import { createSearchIndex, searchNames } from '../search.ts';
import { pushAll } from '../../util/lists.ts';

/** An actor in an update. */
export interface NewActor {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly attackId?: string;
  readonly country?: string;
  readonly source: 'attack' | 'misp';
}

/**
 * Returns the actor methods of `base`, extended with the actors from an update. `base` takes precedence. An actor that it already contains,
 * by ATT&CK ID or primary name, gains the free aliases: those that are neither a name in `base` nor the primary name of another actor in
 * the update. Every other actor is added with its free aliases. Its other aliases become disputed: they are shown, but looking one up does
 * not find the new actor.
 */
export function withActors(base: Catalogue, actors: readonly NewActor[]): ActorMethods {
  const layer = once(() => createLayer(base, actors));
  const current = (actor: Actor): Actor => layer().changed.get(actor.name) ?? actor;
  const own = (name: string): ActorMatch | undefined => {
    const found = layer().byKey.get(nameKey(name)) ?? layer().byKey.get(looseNameKey(name));
    return found && { actors: found.map(({ actor }) => actor), primary: found.some(({ primary }) => primary) };
  };
  return {
    actor(name) {
      const known = base.actor(name);
      return known === undefined ? own(name) : { ...known, actors: known.actors.map(current) };
    },
    actorByAttackId(id) {
      const known = base.actorByAttackId(id);
      return known === undefined ? layer().added.find(({ attackId }) => attackId === id) : current(known);
    },
    searchActors(query, limit) {
      const known = base.searchActors(query, limit).map((hit) => ({ ...hit, item: current(hit.item) }));
      return bestOf([...known, ...searchNames(query, layer().index, limit)]).slice(0, limit);
    },
    nearestActors(name, limit) {
      const known = base.nearestActors(name, limit).map((near) => ({ ...near, actor: current(near.actor) }));
      const own = layer()
        .near(name, limit)
        .map(({ item, name: text }) => ({ actor: item, name: text }));
      return joinNear(known, own, limit);
    },
  };
}

/** The methods of a catalogue that concern actors. */
export type ActorMethods = Pick<Catalogue, 'actor' | 'actorByAttackId' | 'searchActors' | 'nearestActors'>;

interface NamedActor {
  readonly actor: Actor;
  readonly text: string;
  readonly primary: boolean;
}

interface Layer {
  /** The extended versions of known actors that gained names, by primary name. */
  readonly changed: ReadonlyMap<string, Actor>;
  readonly added: readonly Actor[];
  readonly byKey: ReadonlyMap<string, readonly NamedActor[]>;
  /** Finds the names that a given name misspells, among the names that only the update contains. */
  readonly near: ReturnType<typeof createNearNames<Actor>>;
  readonly index: ReturnType<typeof createSearchIndex<Actor>>;
}

function createLayer(base: Catalogue, actors: readonly NewActor[]): Layer {
  const owners = new Map(actors.map((actor) => [nameKey(actor.name), actor]));
  const isFree = (alias: string, owner: NewActor): boolean => {
    const other = owners.get(nameKey(alias));
    return base.actor(alias) === undefined && (other === undefined || other === owner);
  };
  const changed = new Map<string, Actor>();
  const added: Actor[] = [];
  const names: NamedActor[] = [];
  for (const actor of actors) {
    const known = knownActor(base, actor);
    const fresh = [...(known === undefined ? [] : [actor.name]), ...actor.aliases].filter((alias) =>
      isFree(alias, actor),
    );
    if (known === undefined) {
      const made = newActor(actor, fresh);
      added.push(made);
      names.push({ actor: made, text: actor.name, primary: true });
      pushAll(
        names,
        fresh.map((text) => ({ actor: made, text, primary: false })),
      );
    } else if (fresh.length > 0) {
      const before = changed.get(known.name) ?? known;
      const more = { ...before, aliases: [...before.aliases, ...fresh] };
      changed.set(known.name, more);
      pushAll(
        names,
        fresh.map((text) => ({ actor: known, text, primary: false })),
      );
    }
  }
  // A known actor may have gained more names since this name was added, so its latest version is used.
  const final = names.map((name) => ({ ...name, actor: changed.get(name.actor.name) ?? name.actor }));
  const byKey = groupBy(final, ({ text }) => nameKey(text));
  const textsOf = groupBy(final, ({ actor }) => actor);
  const index = createSearchIndex(textsOf.keys(), (actor) =>
    (textsOf.get(actor) ?? []).map(({ text, primary }) => ({ text, bonus: primary ? 80 : 0 })),
  );
  const near = createNearNames(final.map(({ actor, text }) => ({ item: actor, name: text })));
  return { changed, added, near, byKey: preferPrimary(byKey), index };
}

/** For each name, keeps only the actors that have it as their primary name, if there are any. */
function preferPrimary(index: ReadonlyMap<string, readonly NamedActor[]>): ReadonlyMap<string, readonly NamedActor[]> {
  return new Map(
    [...index].map(([key, names]) => {
      const primary = names.filter((name) => name.primary);
      return [key, primary.length > 0 ? primary : names];
    }),
  );
}

function knownActor(base: Catalogue, actor: NewActor): Actor | undefined {
  const byId = actor.attackId === undefined ? undefined : base.actorByAttackId(actor.attackId);
  if (byId !== undefined) return byId;
  const match = base.actor(actor.name);
  return match?.primary === true && match.actors.length === 1 ? match.actors[0] : undefined;
}

function newActor(actor: NewActor, aliases: readonly string[]): Actor {
  const own = new Set(aliases);
  const disputed = actor.aliases.filter((alias) => !own.has(alias));
  return {
    name: actor.name,
    primaryNames: [actor.name],
    aliases,
    ...(disputed.length === 0 ? {} : { disputedAliases: disputed }),
    ...(actor.attackId === undefined ? {} : { attackId: actor.attackId }),
    ...(actor.country === undefined ? {} : { country: actor.country }),
    sources: [actor.source],
  };
}

/** Removes duplicate actors, keeping the best hit for each. */
function bestOf(hits: readonly Hit<Actor>[]): readonly Hit<Actor>[] {
  const best = new Map<string, Hit<Actor>>();
  for (const hit of [...hits].sort((one, two) => two.score - one.score))
    if (!best.has(hit.item.name)) best.set(hit.item.name, hit);
  return [...best.values()];
}
