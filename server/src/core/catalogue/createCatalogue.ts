/** Builds the catalogue from data that the host provides. */

import { createActorBook } from './actors.ts';
import { createBrandBook } from './brands.ts';
import { createTables } from './attack.ts';
import { once } from '../util/once.ts';
import { createAttackRelease } from './attackRelease.ts';
import type { AttackRelease, Catalogue } from './catalogue.ts';
import { createGalaxySoftwareBook } from './galaxySoftware.ts';
import { mergeHits } from './hits.ts';
import { looseNameKey, nameKey } from './names.ts';
import { createObjectHistories } from './life.ts';
import { releaseAtOrBefore, releaseOnDay, resolveRelease } from './release.ts';
import { createRowTables } from './rows.ts';
import type { CatalogueSource } from './source.ts';

/**
 * Creates a catalogue from `source`, whose functions are called on first use. Their results are cached, and the errors that they throw are
 * passed on. For a release without data, `at` returns the newest release with data that has the same major version. If there is none, it
 * returns the newest earlier release with data or, if there is none either, the oldest release with data. The `release` property of the
 * result states which release it is.
 */
export function createCatalogue(source: CatalogueSource): Catalogue {
  const attack = once(() => source.attack());
  const book = once(() => createActorBook(source.actors()));
  const galaxy = once(() => source.galaxy());
  const brands = createBrandBook(galaxy, () =>
    catalogue
      .at(catalogue.newest)
      .objects('software')
      .flatMap(({ name, aliases }) => [name, ...aliases]),
  );
  const software = createGalaxySoftwareBook(galaxy);
  const rows = createRowTables(attack);
  const histories = createObjectHistories(attack, rows);
  const views = new Map<string, AttackRelease>();
  const releases = once(() => attack().releases.map(([release, date]) => ({ release, date })));
  const catalogue: Catalogue = {
    get releases() {
      return releases();
    },
    get newest() {
      return attack().encoded.at(-1) ?? '';
    },
    // A major version alone refers to its newest minor version with data. A release without data is found only by its full number, unless
    // its major version has no data at all.
    resolveRelease: (version) =>
      resolveRelease(version, attack().encoded) ??
      resolveRelease(
        version,
        releases().map(({ release }) => release),
      ),
    releaseOn: (day) => releaseOnDay(day, releases()),
    at(release) {
      const { encoded } = attack();
      // For a release without data, another minor release of the same major version is closer than the previous major release.
      const major = resolveRelease(release.split('.')[0] ?? '', encoded);
      const known = encoded.includes(release) ? release : (major ?? releaseAtOrBefore(release, encoded));
      const view = views.get(known) ?? createAttackRelease(known, createTables(attack(), rows, encoded.indexOf(known)));
      views.set(known, view);
      return view;
    },
    life: (id, kind) => histories.life(id, kind),
    introducedIn: (id) => histories.introducedIn(id),
    actor(name) {
      const match = book().actor(name);
      // Primary names and all names of ATT&CK groups take precedence over brands. Any other alias takes precedence as well, unless it is
      // the main name of a brand.
      if (match?.primary === true || match?.actors.some(({ attackId }) => attackId !== undefined) === true)
        return match;
      const brand = brands.actor(name);
      const isOwn = brand?.actors.some((actor) => nameKey(actor.name) === nameKey(name)) === true;
      return isOwn ? brand : (match ?? brand);
    },
    actorByAttackId: (id) => book().actorByAttackId(id),
    searchActors: (query, limit) =>
      mergeHits(book().searchActors(query, limit), brands.searchActors(query, limit), limit),
    nearestActors(name, limit) {
      const near = [...book().nearestActors(name, limit), ...brands.nearestActors(name, limit)];
      const keys = near.map(({ name: known }) => looseNameKey(known));
      return near.filter((_, at) => keys.indexOf(keys[at] ?? '') === at).slice(0, limit);
    },
    galaxySoftware: (name) => software.galaxySoftware(name),
    searchGalaxySoftware: (query, limit) => software.searchGalaxySoftware(query, limit),
  };
  return catalogue;
}
