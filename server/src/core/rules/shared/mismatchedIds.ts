/** Finds IDs that belong to a different object than the name next to them. */
import { idMismatch } from '../../attack/actors.ts';
import { attackIdKeys, type AttackIdKey } from '../../attack/attackIds.ts';
import { hasName, objectsNamed } from '../../attack/namedIds.ts';
import type { AttackObject } from '../../catalogue/catalogue.ts';
import { readObjectId } from '../../catalogue/objectId.ts';
import type { Text } from '../../model/advisory.ts';
import type { RuleContext } from '../rule.ts';

/** The maximum number of objects with the same name that the message lists. There is a fix for each of them. */
const maxNamed = 3;

/**
 * Returns the offsets of the IDs that `actor/id-mismatch` and `attack/id-mismatch` report. `attack/revoked` and `attack/deprecated` ignore
 * these IDs, because the author probably meant another one. Offsets refer to the document.
 */
export function mismatchedIds(context: RuleContext): ReadonlySet<number> {
  const { advisory } = context;
  const groups = (advisory.actors?.items ?? []).flatMap((entry) => idMismatch(context, entry)?.attackId ?? []);
  const others = attackIdKeys(advisory).flatMap(({ kind, attackId, name }) =>
    kind !== 'group' && name && objectMismatch(context, kind, attackId, name) ? [attackId] : [],
  );
  return new Set([...groups, ...others].map(({ span }) => span[0]));
}

/** An ID and a name that belong to different objects. */
export interface ObjectMismatch {
  /** The object with the ID. */
  readonly object: AttackObject;
  /** The objects with the name. */
  readonly named: readonly AttackObject[];
}

/**
 * Returns the object with the ID and the objects with the name if these differ. They are looked up in the advisory's release and, if that
 * does not contain both, in the newest one. Returns undefined if neither release contains both, if the MISP galaxy lists the name for the
 * software with the ID, or if the name is that of the revoked ID's successor, because `attack/revoked` reports the ID.
 */
export function objectMismatch(
  { attack, catalogue }: RuleContext,
  kind: AttackIdKey['kind'],
  attackId: Text,
  name: Text,
): ObjectMismatch | undefined {
  const read = readObjectId(attackId.value);
  if (read?.kind !== kind) return undefined;
  for (const release of new Set([attack, catalogue.at(catalogue.newest)])) {
    const object = release.object(read.id);
    const namesakes = objectsNamed(release, kind, name.value);
    if (object?.kind !== kind || namesakes.length === 0) continue;
    const meant = [object, ...object.revokedBy.flatMap((id) => release.object(id) ?? [])];
    if (meant.some((one) => hasName(one, name.value, namesakes))) return undefined;
    const galaxy = kind === 'software' ? catalogue.galaxySoftware(object.name) : undefined;
    if (galaxy && isAmong([galaxy.name, ...galaxy.aliases], name.value)) return undefined;
    return { object, named: namesakes.slice(0, maxNamed) };
  }
  return undefined;
}

const isAmong = (names: readonly string[], name: string): boolean =>
  names.some((one) => one.toLowerCase() === name.trim().toLowerCase());
