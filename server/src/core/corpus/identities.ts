/** Identity keys for objects that have several names. The key is the same for all names of an object. */
import { headOf, idMismatch, matchOf, meantActors } from '../attack/actors.ts';
import { attackReleaseOf } from '../attack/release.ts';
import type { AttackRelease, Catalogue } from '../catalogue/catalogue.ts';
import { nameKey } from '../catalogue/names.ts';
import { readObjectId } from '../catalogue/objectId.ts';
import type { ActorEntry, Advisory, Text } from '../model/advisory.ts';

/** The data that identity keys depend on: the catalogue, and the release that the advisory is checked against. */
export interface IdentitySource {
  readonly catalogue: Catalogue;
  readonly attack: AttackRelease;
}

/** Returns the data that an advisory's identity keys depend on. */
export function identitySource(advisory: Advisory, catalogue: Catalogue): IdentitySource {
  return { catalogue, attack: attackReleaseOf(advisory, catalogue) };
}

/**
 * Returns the key of an entry in `actors`. This is the first of the following that is known: the group ID in its `attack_id`, the ID of the
 * ATT&CK group with its name, the ID or name of the only actor that the entry can refer to, the name in the entry. If the name and
 * `attack_id` belong to different actors, only the name is used. Returns undefined for an entry with neither a name nor a valid
 * `attack_id`.
 */
export function actorKey(source: IdentitySource, entry: ActorEntry): string | undefined {
  const { name, attackId } = entry;
  if (!name) return attackId && readObjectId(attackId.value)?.id;
  const [actor, another] = meantActors(source.catalogue, entry);
  const isOther = idMismatch(source, entry) !== undefined;
  if (attackId && !isOther) {
    const id = readObjectId(attackId.value);
    if (id?.kind === 'group') return source.catalogue.actorByAttackId(id.id)?.attackId ?? id.id;
  }
  const group = matchOf(source.catalogue, name.value)?.inAttack;
  if (group?.attackId !== undefined) return group.attackId;
  if (actor && !another && !isOther) return actor.attackId ?? nameKey(actor.name);
  return nameKey(headOf(name.value) ?? name.value);
}

interface NamedObject {
  readonly name?: Text;
  readonly attackId?: Text;
}

/**
 * Returns the key of a row that names software or a campaign. This is the first of the following that is known: the ATT&CK ID in the row,
 * the ATT&CK ID of the object with the row's name, the name under which the MISP galaxy lists the software, the main name of the
 * team-defined object with the row's name, the name in the row. Returns undefined for a row with neither an ID of this kind nor a name.
 */
export function objectKey(
  { attack, catalogue }: IdentitySource,
  kind: 'software' | 'campaign',
  { name, attackId }: NamedObject,
): string | undefined {
  const stated = attackId && readObjectId(attackId.value);
  if (stated?.kind === kind) return stated.id;
  if (!name) return undefined;
  const written = readObjectId(name.value);
  if (written?.kind === kind) return written.id;
  const object = attack.named(kind, name.value.trim()) ?? catalogue.at(catalogue.newest).named(kind, name.value.trim());
  if (object && object.id !== '') return object.id;
  const listed = kind === 'software' ? catalogue.galaxySoftware(name.value)?.name : undefined;
  return nameKey(listed ?? object?.name ?? name.value);
}
