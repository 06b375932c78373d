/** The actors that an entry of `actors` names. */
import type { Actor, ActorMatch, BrandKind, AttackRelease, Catalogue, NearActor } from '../catalogue/catalogue.ts';
import { nameKey } from '../catalogue/names.ts';
import type { ActorEntry, Text } from '../model/advisory.ts';

/** The data that the rules about actors search. */
export interface Lookup {
  readonly catalogue: Catalogue;
  readonly attack: AttackRelease;
}

/**
 * What the catalogue knows by an entry's name; `APT28 (Fancy Bear)` counts as APT28 where the whole text is not a name. Brands of
 * ransomware and surveillance vendors count as actors.
 */
export function matchOf(catalogue: Catalogue, name: string): ActorMatch | undefined {
  const direct = catalogue.actor(name);
  if (direct) return direct;
  const head = headOf(name);
  return head === undefined ? undefined : catalogue.actor(head);
}

/** The actors that an entry may mean: those of its name, narrowed to the one that its `attack_id` or its `aliases` identify. */
export function meantActors(catalogue: Catalogue, entry: ActorEntry): readonly Actor[] {
  const actors = (entry.name && matchOf(catalogue, entry.name.value)?.actors) ?? [];
  if (actors.length < 2) return actors;
  const group = groupOf(catalogue, entry);
  const told = group ? [group] : entry.aliases.flatMap(({ value }) => onlyOne(catalogue.actor(value)?.actors ?? []));
  const left = actors.filter((actor) => told.includes(actor));
  return left.length === 1 ? left : actors;
}

/** An entry whose `attack_id` is of another group than its name. */
export interface IdMismatch {
  readonly name: Text;
  readonly attackId: Text;
  /** The group that the ID belongs to. */
  readonly group: Actor;
  /** The actors that the name belongs to. */
  readonly named: readonly Actor[];
}

/**
 * The mismatch of an entry's `attack_id` and name. None where the group has the name among its own in the advisory's release or the newest,
 * where an actor that only MISP knows lists the group as itself, and where the ID or the name is unknown.
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

/** An actor's name with its group's ID, for messages and titles. */
export function withId({ name, attackId }: Actor): string {
  return attackId === undefined ? name : `${name} (${attackId})`;
}

/**
 * Describes a name that is not the actor's primary one: `Microsoft's name for APT29`, `a name of APT29`; for a brand or
 * a vendor what it is, and empty for any other primary name.
 */
export function whoseName({ actor, name }: NearActor): string {
  if (nameKey(name) === nameKey(actor.name)) return actor.kind === undefined ? '' : brandKinds[actor.kind];
  const vendors = actor.namedBy?.find((named) => nameKey(named.name) === nameKey(name))?.vendors ?? [];
  const [vendor, another] = vendors;
  return vendor !== undefined && another === undefined
    ? `${vendor}'s name for ${actor.name}`
    : `a name of ${actor.name}`;
}

const brandKinds: Readonly<Record<BrandKind, string>> = {
  ransomware: 'ransomware',
  vendor: 'a vendor of surveillance',
};

/** Whether the entry says that it is not an activity cluster, so that its name need not be in the catalogues. */
export function isNoCluster({ kind, unattributed }: ActorEntry): boolean {
  return (kind !== undefined && kind.value !== 'cluster') || unattributed?.value === true;
}

/** The text before a name in parentheses. */
export function headOf(name: string): string | undefined {
  return /^([^()]+)\([^()]*\)$/.exec(name)?.[1]?.trimEnd();
}

function groupOf(catalogue: Catalogue, { attackId }: ActorEntry): Actor | undefined {
  return attackId && catalogue.actorByAttackId(attackId.value.trim().toUpperCase());
}

const onlyOne = <T>(items: readonly T[]): readonly T[] => (items.length === 1 ? items : []);
