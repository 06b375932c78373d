/** The shipped catalogue with all installed updates applied. */
import type { Catalogue } from '../catalogue.ts';
import { once } from '../../util/once.ts';
import { descriptionKey } from './releaseData.ts';
import type { ActorUpdate, Descriptions, ReleaseData } from './releaseData.ts';
import { withActors } from './withActors.ts';
import type { ActorMethods, NewActor } from './withActors.ts';
import { delegated, withRelease } from './withRelease.ts';

/** The stored updates. Each `data` and `descriptions` function is called at most once, on first use. */
export interface Layers {
  readonly attack?: { data(): ReleaseData; descriptions(): Descriptions };
  readonly actors?: { data(): ActorUpdate };
  /**
   * Called if reading or applying an update throws. If the descriptions cannot be read, only they are omitted. After any other error, all
   * updates except the descriptions are omitted.
   */
  readonly onError: (error: unknown) => void;
}

/** Returns `base` with the updates applied. The updates are read when they are first needed. */
export function withLayers(base: Catalogue, layers: Layers): Catalogue {
  const { attack, actors } = layers;
  const catalogue = once(() =>
    contained(() => build(base, attack?.data(), actors?.data()), { released: base }, layers),
  );
  const descriptions = once(() => contained(() => attack?.descriptions() ?? {}, {}, layers));
  const current = (): Catalogue => catalogue().released;
  const book = (): ActorMethods => catalogue().book ?? current();
  return {
    ...delegated(base),
    get releases() {
      return current().releases;
    },
    get newest() {
      return current().newest;
    },
    resolveRelease: (version) => current().resolveRelease(version),
    releaseOn: (day) => current().releaseOn(day),
    at: (release) => current().at(release),
    life: (id, kind) => current().life(id, kind),
    introducedIn: (id) => current().introducedIn(id),
    actor: (name) => book().actor(name),
    actorByAttackId: (id) => book().actorByAttackId(id),
    searchActors: (query, limit) => book().searchActors(query, limit),
    nearestActors: (name, limit) => book().nearestActors(name, limit),
    description: (kind, id) => ownText(descriptions(), descriptionKey(kind, id)) ?? base.description?.(kind, id),
  };
}

interface Built {
  readonly released: Catalogue;
  readonly book?: ActorMethods;
}

function build(base: Catalogue, data: ReleaseData | undefined, actors: ActorUpdate | undefined): Built {
  const released = data === undefined ? base : withRelease(base, data);
  const more: readonly NewActor[] = [
    ...(data === undefined ? [] : groupsOf(data)),
    ...(actors?.actors ?? []).map((actor) => ({ ...actor, source: 'misp' as const })),
  ];
  return more.length === 0 ? { released } : { released, book: withActors(released, more) };
}

function contained<T>(make: () => T, fallback: T, { onError }: Layers): T {
  try {
    return make();
  } catch (error) {
    onError(error);
    return fallback;
  }
}

function ownText(texts: Descriptions, key: string): string | undefined {
  return Object.hasOwn(texts, key) ? texts[key] : undefined;
}

function groupsOf({ objects }: ReleaseData): readonly NewActor[] {
  return objects
    .filter(({ kind, status }) => kind === 'group' && status === undefined)
    .map(({ id, name, aliases = [] }) => ({ name, aliases, attackId: id, source: 'attack' }));
}
