/** Decides which MISP actors and ATT&CK groups are the same. In case of doubt, they are not merged. */

import { looseNameKey, nameKey } from '../../server/src/core/catalogue/names.ts';

import type { Naming } from './actorNaming.ts';

/** An actor as described by a source. */
export interface SourceActor {
  readonly name: string;
  readonly aliases: readonly string[];
}

export interface Group extends SourceActor {
  readonly id: string;
  /** The UUID of the group's MISP cluster; empty if there is none. */
  readonly uuid: string;
}

export interface MispActor extends SourceActor {
  readonly country: string;
  /** The vendors that gave the actor its names. */
  readonly naming: Naming;
  /** The actor's sponsor; empty if unknown. */
  readonly sponsor: string;
  /** The ATT&CK group IDs among the actor's synonyms. */
  readonly groupIds: readonly string[];
  /** The UUIDs of the clusters that MISP marks as similar. */
  readonly similar: readonly string[];
}

/** A test for evidence that an actor and a group are the same. */
type Evidence = (actor: MispActor, group: Group) => boolean;

/** Whether the actor or the group lists the other's primary name as an alias. */
const halfNamed: Evidence = (actor, group) => lists(group, actor.name) || lists(actor, group.name);

const linked: Evidence = (actor, group) =>
  (group.uuid !== '' && actor.similar.includes(group.uuid)) ||
  (actor.groupIds.length === 1 && actor.groupIds[0] === group.id);

/**
 * The steps, most certain first. Each step considers only actors that earlier steps did not match, and only unique matches. 1: both have
 * the same primary name. 2: both have the same name except for "group" or "team", and either MISP links them or one lists the other's
 * primary name. 3: each lists the other's primary name. 4: MISP links them (`similar`, or the group's ID is the actor's only one), and one
 * lists the other's primary name.
 */
const steps: readonly Evidence[] = [
  (actor, group) => nameKey(actor.name) === nameKey(group.name),
  (actor, group) =>
    looseNameKey(actor.name) === looseNameKey(group.name) && (linked(actor, group) || halfNamed(actor, group)),
  (actor, group) => lists(group, actor.name) && lists(actor, group.name),
  (actor, group) => linked(actor, group) && halfNamed(actor, group),
];

/** Maps the ID of each group to the MISP actor that it matches, if any. */
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
