/** Builds the catalogue from its data; the hosts say where that lies. */

import { createActorBook } from './actors.ts';
import { createTables } from './attack.ts';
import { once } from '../util/once.ts';
import { createAttackRelease } from './attackRelease.ts';
import type { AttackRelease, Catalogue } from './catalogue.ts';
import { createLifeBook } from './life.ts';
import { releaseAtOrBefore, releaseOnDay, resolveRelease } from './release.ts';
import { createRowBook } from './rows.ts';
import type { CatalogueSource } from './source.ts';

/**
 * A catalogue over `source`, whose functions are called on first need and once. `at` gives the release asked for; of one without data,
 * its major's newest, else the newest that is not newer, else the oldest: its `release` says which. Throws what the source throws.
 */
export function createCatalogue(source: CatalogueSource): Catalogue {
  const attack = once(() => source.attack());
  const book = once(() => createActorBook(source.actors()));
  const rows = createRowBook(attack);
  const lives = createLifeBook(attack, rows);
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
    releaseOn: (day) => releaseOnDay(day, releases()),
    at(release) {
      const { encoded } = attack();
      // No list exists of 19.0: the same major's minor describes it better than the release before.
      const major = resolveRelease(release.split('.')[0] ?? '', encoded);
      const known = encoded.includes(release) ? release : (major ?? releaseAtOrBefore(release, encoded));
      const view = views.get(known) ?? createAttackRelease(known, createTables(attack(), rows, encoded.indexOf(known)));
      views.set(known, view);
      return view;
    },
    life: (id, kind) => lives.life(id, kind),
    introducedIn: (id) => lives.introducedIn(id),
    actor: (name) => book().actor(name),
    actorByAttackId: (id) => book().actorByAttackId(id),
    searchActors: (query, limit) => book().searchActors(query, limit),
    nearestActors: (name, limit) => book().nearestActors(name, limit),
  };
}
