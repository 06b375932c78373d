/** Finds the actors that an entry in `actors` refers to, and contradictions between its name and its ID. */
import type { Actor, ActorMatch, BrandKind, AttackRelease, Catalogue, NearActor } from '../catalogue/catalogue.ts';
import { nameKey } from '../catalogue/names.ts';
import type { ActorEntry, Text } from '../model/advisory.ts';

/** The data with which an entry is compared. */
export interface Lookup {
  readonly catalogue: Catalogue;
  readonly attack: AttackRelease;
}

/**
 * Returns the actors in the catalogue that an entry's name refers to; undefined if there are none. `APT28 (Fancy Bear)` is looked up as
 * APT28, unless the whole string is a known name. Ransomware brands and surveillance vendors count as actors.
 */
export function matchOf(catalogue: Catalogue, name: string): ActorMatch | undefined {
  const direct = catalogue.actor(name);
  if (direct) return direct;
  const head = headOf(name);
  return head === undefined ? undefined : catalogue.actor(head);
}

/**
 * Returns the actors that an entry's name refers to; an empty list if the name is unknown. If the entry's `attack_id` or `aliases` identify
 * exactly one of these actors, only that one is returned.
 */
export function meantActors(catalogue: Catalogue, entry: ActorEntry): readonly Actor[] {
  const actors = (entry.name && matchOf(catalogue, entry.name.value)?.actors) ?? [];
  if (actors.length < 2) return actors;
  const group = groupOf(catalogue, entry);
  const identified = group
    ? [group]
    : entry.aliases.flatMap(({ value }) => onlyOne(catalogue.actor(value)?.actors ?? []));
  const narrowed = actors.filter((actor) => identified.includes(actor));
  return narrowed.length === 1 ? narrowed : actors;
}

/** A contradiction in an entry: its `attack_id` and its name belong to different groups. */
export interface IdMismatch {
  readonly name: Text;
  readonly attackId: Text;
  /** The group with this ID. */
  readonly group: Actor;
  /** The actors with this name. */
  readonly named: readonly Actor[];
}

/**
 * Returns the contradiction between an entry's `attack_id` and its name, or undefined if there is none. The two do not contradict each
 * other if the group has the name in the advisory's release or the newest one, or if an actor with that name has no ATT&CK ID and lists the
 * group as an alias. Also returns undefined if the ID or the name is unknown, or if the entry is not an activity cluster.
 */
export function idMismatch({ catalogue, attack }: Lookup, entry: ActorEntry): IdMismatch | undefined {
  const { name, attackId } = entry;
  const group = groupOf(catalogue, entry);
  if (!name || !attackId || !group || isNoCluster(entry)) return undefined;
  const named = matchOf(catalogue, name.value)?.actors ?? [];
  if (named.length === 0 || named.includes(group)) return undefined;
  const object = attack.object(attackId.value.trim().toUpperCase());
  const own = new Set(
    [...(object ? [object.name, ...object.aliases] : []), ...group.primaryNames, ...group.aliases].map(nameKey),
  );
  if ([name.value, headOf(name.value) ?? name.value].some((text) => own.has(nameKey(text)))) return undefined;
  const lists = ({ attackId: id, aliases, disputedAliases = [] }: Actor): boolean =>
    id === undefined && [...aliases, ...disputedAliases].some((alias) => nameKey(alias) === nameKey(group.name));
  return named.some(lists) ? undefined : { name, attackId, group, named };
}

/** Returns an actor's name followed by its ATT&CK ID, if any, for messages and titles. */
export function withId({ name, attackId }: Actor): string {
  return attackId === undefined ? name : `${name} (${attackId})`;
}

/**
 * Describes a suggested actor name. If the name is the actor's own, returns `ransomware` or `a surveillance vendor` for an actor of that
 * kind, otherwise an empty string. For any other name, returns `Microsoft's name for APT29` if exactly one vendor uses it, otherwise
 * `another name for APT29`.
 */
export function whoseName({ actor, name }: NearActor): string {
  if (nameKey(name) === nameKey(actor.name)) return actor.kind === undefined ? '' : brandKinds[actor.kind];
  const vendors = actor.namedBy?.find((named) => nameKey(named.name) === nameKey(name))?.vendors ?? [];
  const [vendor, another] = vendors;
  return vendor !== undefined && another === undefined
    ? `${vendor}'s name for ${actor.name}`
    : `another name for ${actor.name}`;
}

const brandKinds: Readonly<Record<BrandKind, string>> = {
  ransomware: 'ransomware',
  vendor: 'a surveillance vendor',
};

/** Whether `kind` or `unattributed` states that the entry is not an activity cluster, so that its name need not be in the catalogues. */
export function isNoCluster({ kind, unattributed }: ActorEntry): boolean {
  return (kind !== undefined && kind.value !== 'cluster') || unattributed?.value === true;
}

/** Returns the text before a trailing part in parentheses; undefined if there is no such part. */
export function headOf(name: string): string | undefined {
  return /^([^()]+)\([^()]*\)$/.exec(name)?.[1]?.trimEnd();
}

function groupOf(catalogue: Catalogue, { attackId }: ActorEntry): Actor | undefined {
  return attackId && catalogue.actorByAttackId(attackId.value.trim().toUpperCase());
}

const onlyOne = <T>(items: readonly T[]): readonly T[] => (items.length === 1 ? items : []);
