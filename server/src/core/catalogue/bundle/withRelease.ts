/** Adds one release to a catalogue. */
import type { AttackObject, AttackRelease, Catalogue, ObjectKind, ObjectLife } from '../catalogue.ts';
import { createAttackRelease } from '../attackRelease.ts';
import { kindOfId } from '../objectId.ts';
import { once } from '../../util/once.ts';
import { compareReleases, releaseOnDay, resolveRelease } from '../release.ts';
import type { ReleaseData } from './releaseData.ts';
import { createReleaseTables } from './releaseTables.ts';

/**
 * Returns the catalogue with the release in `data` added, replacing one with the same number. Other releases are unchanged, so that
 * published advisories are checked as before.
 */
export function withRelease(base: Catalogue, data: ReleaseData): Catalogue {
  const releases = once(() => {
    const others = base.releases.filter(({ release }) => release !== data.release);
    const known = base.releases.find(({ release }) => release === data.release);
    // If `base` has no data for the release, its date for the release may be only a month.
    const dated =
      known !== undefined && known.date.length === data.date.length
        ? known
        : { release: data.release, date: data.date };
    return [...others, dated].sort((one, two) => compareReleases(one.release, two.release));
  });
  const numbers = once(() => releases().map(({ release }) => release));
  const described = once(() => numbers().filter((release) => at(release).release === release));
  const newest = once(() => (compareReleases(data.release, base.newest) >= 0 ? data.release : base.newest));
  const view = once(() => createAttackRelease(data.release, createReleaseTables(data, base.at(data.release))));
  const at = (release: string): AttackRelease => {
    const known = base.at(release);
    if (known.release === data.release) return view();
    if (known.release === release || majorOf(known.release) === majorOf(release)) return known;
    // A release without data (such as 20.0) is replaced with another release of the same major version or, if there is none, with the
    // latest release with data before it.
    const isNearer = compareReleases(data.release, release) <= 0 && compareReleases(data.release, known.release) > 0;
    return isNearer || majorOf(data.release) === majorOf(release) ? view() : known;
  };
  return {
    ...delegated(base),
    get releases() {
      return releases();
    },
    get newest() {
      return newest();
    },
    resolveRelease: (version) => resolveRelease(version, described()) ?? resolveRelease(version, numbers()),
    releaseOn: (day) => releaseOnDay(day, releases()),
    at,
    life: (id, kind) => lifeWith(base, data, view(), id, kind),
    introducedIn: (id) => lifeWith(base, data, view(), id)?.firstRelease,
  };
}

/**
 * Returns members that forward to `base`. Callers override those that an update changes. Spreading `base` instead would evaluate its
 * getters.
 */
export function delegated(
  base: Catalogue,
): Pick<
  Catalogue,
  | 'actor'
  | 'actorByAttackId'
  | 'searchActors'
  | 'nearestActors'
  | 'galaxySoftware'
  | 'searchGalaxySoftware'
  | 'description'
> {
  return {
    actor: (name) => base.actor(name),
    actorByAttackId: (id) => base.actorByAttackId(id),
    searchActors: (query, limit) => base.searchActors(query, limit),
    nearestActors: (name, limit) => base.nearestActors(name, limit),
    galaxySoftware: (name) => base.galaxySoftware(name),
    searchGalaxySoftware: (query, limit) => base.searchGalaxySoftware(query, limit),
    description: (kind, id) => base.description?.(kind, id),
  };
}

/**
 * Returns an object's history with the release appended. A known history is returned unchanged if the release is not newer than the newest
 * release in `base`.
 */
function lifeWith(
  base: Catalogue,
  data: ReleaseData,
  view: AttackRelease,
  id: string,
  kind: ObjectKind | undefined = kindOfId(id),
): ObjectLife | undefined {
  const known = base.life(id, kind);
  if (kind === undefined || (known !== undefined && compareReleases(data.release, base.newest) <= 0)) return known;
  const object = objectOf(view, kind, id);
  if (object === undefined) return known;
  const { release } = data;
  const living = !object.revoked && !object.deprecated;
  if (known === undefined)
    return { kind, id, firstRelease: release, lastRelease: undefined, names: [{ from: release, name: object.name }] };
  const renamed = known.names.at(-1)?.name !== object.name;
  const livedSoFar = known.lastRelease === undefined && known.firstRelease !== undefined;
  return {
    ...known,
    lastRelease: living
      ? undefined
      : livedSoFar && isLivingIn(base.at(base.newest), kind, id)
        ? base.newest
        : known.lastRelease,
    names: renamed ? [...known.names, { from: release, name: object.name }] : known.names,
  };
}

function isLivingIn(release: AttackRelease, kind: ObjectKind, id: string): boolean {
  const object = objectOf(release, kind, id);
  return object !== undefined && !object.revoked && !object.deprecated;
}

/** Returns an object by kind and ID. Old mitigations have technique IDs, so they can be found only among the objects of their kind. */
function objectOf(release: AttackRelease, kind: ObjectKind, id: string): AttackObject | undefined {
  return kindOfId(id) === kind ? release.object(id) : release.objects(kind).find((one) => one.id === id);
}

const majorOf = (release: string): string => release.split('.')[0] ?? '';
