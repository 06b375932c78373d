/** Compares names with the ATT&CK IDs of groups, software, campaigns and data components. */
import type { AttackObject, AttackRelease, ObjectKind } from '../catalogue/catalogue.ts';
import { nameKey } from '../catalogue/names.ts';

/**
 * Returns the objects of a kind that have this name or alias in a release, ignoring case and separators. Active objects come first; objects
 * without an ID are omitted.
 */
export function objectsNamed(release: AttackRelease, kind: ObjectKind, name: string): readonly AttackObject[] {
  const key = nameKey(name);
  if (key === '') return [];
  const found = namesOf(release, kind).get(key) ?? [];
  return [...found].sort((one, two) => Number(isGone(one)) - Number(isGone(two)));
}

/**
 * Whether a name belongs to an object. It does if it is the object's name or alias, or if the object is one of `namesakes` (the objects
 * with this name) or replaced one of them.
 */
export function hasName(object: AttackObject, name: string, namesakes: readonly AttackObject[]): boolean {
  if ([object.name, ...object.aliases].some((own) => nameKey(own) === nameKey(name))) return true;
  return namesakes.some(({ id, revokedBy }) => id === object.id || revokedBy.includes(object.id));
}

const isGone = ({ revoked, deprecated }: AttackObject): boolean => revoked || deprecated;

type Names = ReadonlyMap<string, readonly AttackObject[]>;

const indexes = new WeakMap<AttackRelease, Map<ObjectKind, Names>>();

/** Returns an index of a kind's objects by name, built once per release. */
function namesOf(release: AttackRelease, kind: ObjectKind): Names {
  const ofRelease = indexes.get(release) ?? new Map<ObjectKind, Names>();
  indexes.set(release, ofRelease);
  const known = ofRelease.get(kind);
  if (known) return known;
  const names = new Map<string, AttackObject[]>();
  for (const object of release.objects(kind)) {
    if (object.id === '') continue;
    for (const key of new Set([object.name, ...object.aliases].map(nameKey)))
      names.set(key, [...(names.get(key) ?? []), object]);
  }
  ofRelease.set(kind, names);
  return names;
}
