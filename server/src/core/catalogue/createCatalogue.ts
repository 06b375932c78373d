/** Builds the catalogue from its data; the hosts say where that lies. */

import { createActorBook } from './actors.ts';
import { createTables } from './attack.ts';
import { once } from './once.ts';
import { createAttackRelease } from './attackRelease.ts';
import type { AttackRelease, Catalogue } from './catalogue.ts';
import { releaseAtOrBefore, resolveRelease } from './release.ts';
import type { CatalogueSource } from './source.ts';

/**
 * A catalogue over `source`, whose functions are called on first need and once. `at` gives the newest release with data that is not
 * newer than the one asked for, else the oldest with data: its `release` says which. Throws what the source throws.
 */
export function createCatalogue(source: CatalogueSource): Catalogue {
  const attack = once(() => source.attack());
  const book = once(() => createActorBook(source.actors()));
  const views = new Map<string, AttackRelease>();
  const releases = once(() => attack().releases.map(([release, date]) => ({ release, date })));
  return {
    get releases() {
      return releases();
    },
    get newest() {
      return attack().encoded.at(-1) ?? '';
    },
    resolveRelease: (version) =>
      resolveRelease(
        version,
        releases().map(({ release }) => release),
      ),
    releaseOn: (day) => (releases().findLast(({ date }) => date <= day.slice(0, 10)) ?? releases()[0])?.release ?? '',
    at(release) {
      const { encoded } = attack();
      // No list of changes exists for 19.0: the same major's minor describes it better than the release before.
      const major = resolveRelease(release.split('.')[0] ?? '', encoded);
      const known = encoded.includes(release) ? release : (major ?? releaseAtOrBefore(release, encoded));
      const view = views.get(known) ?? createAttackRelease(known, createTables(attack(), encoded.indexOf(known)));
      views.set(known, view);
      return view;
    },
    actor: (name) => book().actor(name),
    actorByAttackId: (id) => book().actorByAttackId(id),
    searchActors: (query, limit) => book().searchActors(query, limit),
    nearestActors: (name, limit) => book().nearestActors(name, limit),
  };
}
