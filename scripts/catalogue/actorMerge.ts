/** Decides which MISP actor and which ATT&CK group are one. When in doubt they stay two. */

import { looseNameKey, nameKey } from '../../server/src/core/catalogue/names.ts';

import type { Naming } from './actorNaming.ts';

/** What a source says about an actor. */
export interface SourceActor {
  readonly name: string;
  readonly aliases: readonly string[];
}

export interface Group extends SourceActor {
  readonly id: string;
  /** The UUID of MISP's cluster of the group; empty where there is none. */
  readonly uuid: string;
}

export interface MispActor extends SourceActor {
  readonly country: string;
  /** Who gave it its names. */
  readonly naming: Naming;
  /** The service that it is a unit of; empty where none is said. */
  readonly sponsor: string;
  /** Group IDs among its synonyms. */
  readonly groupIds: readonly string[];
  /** UUIDs of the clusters that MISP calls similar. */
  readonly similar: readonly string[];
}

/** A reason to take two for one. */
type Evidence = (actor: MispActor, group: Group) => boolean;

/** One names the other's primary name. */
const halfNamed: Evidence = (actor, group) => lists(group, actor.name) || lists(actor, group.name);

const linked: Evidence = (actor, group) =>
  (group.uuid !== '' && actor.similar.includes(group.uuid)) ||
  (actor.groupIds.length === 1 && actor.groupIds[0] === group.id);

/**
 * The steps, surest first. Each is tried among what the steps before left, and counts only one to one:
 * the same primary name; the same except for "group" and "team", and linked or named; each names the other's primary name;
 * MISP links the group (`similar`, or its ID as the only one) and one names the other's primary name.
 */
const steps: readonly Evidence[] = [
  (actor, group) => nameKey(actor.name) === nameKey(group.name),
  (actor, group) =>
    looseNameKey(actor.name) === looseNameKey(group.name) && (linked(actor, group) || halfNamed(actor, group)),
  (actor, group) => lists(group, actor.name) && lists(actor, group.name),
  (actor, group) => linked(actor, group) && halfNamed(actor, group),
];

/** The MISP actor of each group that has one, by the group's ID. */
export function mergeActors(groups: readonly Group[], actors: readonly MispActor[]): ReadonlyMap<string, MispActor> {
  const merged = new Map<string, MispActor>();
  for (const evidence of steps) {
    const taken = new Set(merged.values());
    const freeActors = actors.filter((actor) => !taken.has(actor));
    const freeGroups = groups.filter((group) => !merged.has(group.id));
    const pairs = freeGroups.flatMap((group) =>
      freeActors.filter((actor) => evidence(actor, group)).map((actor) => ({ group, actor })),
    );
    for (const { group, actor } of pairs) {
      const rivals = pairs.filter((pair) => pair.group === group || pair.actor === actor);
      if (rivals.length === 1) merged.set(group.id, actor);
    }
  }
  return merged;
}

function lists(actor: SourceActor, name: string): boolean {
  const key = looseNameKey(name);
  return actor.aliases.some((alias) => looseNameKey(alias) === key);
}
