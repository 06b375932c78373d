/**
 * Limits on the size of updates: several times the largest values that MITRE and MISP have published, but low enough that an update at the
 * limit is processed within a second.
 */
import { nameKey } from '../names.ts';
import type { ActorUpdate, ReleaseData, ReleaseObject } from './releaseData.ts';
import { UpdateError } from './updateError.ts';

/** The maximum number of objects in a release. */
export const maxObjects = 30_000;
/** The maximum number of actors in a cluster. */
export const maxActors = 10_000;
/** The maximum number of revocations in a bundle. */
export const maxRevocations = 30_000;

/** The maximum number of aliases, tactics, platforms or successors of one object or actor, and of objects in a revocation chain. */
const maxListLength = 1_000;
/** The maximum total length of all names, aliases, tactics and platforms in an update, in UTF-16 units. */
const maxTotalLength = 10_000_000;
/**
 * The maximum number of active objects of one kind, or of actors, with the same name. Names are not unique: sub-techniques of different
 * techniques may share a name.
 */
const maxNamesakes = 100;
/** The maximum length of a chain of revocations. */
const maxChainLength = 100;
/** The maximum number of tactics in all matrices together. */
const maxTactics = 500;
/** The maximum length of a name, in UTF-16 units. The longest name in ATT&CK has about 70, the longest in MISP about 100. */
export const maxNameLength = 300;

/** Throws `UpdateError` for a release that exceeds a limit. The message states the limit. */
export function checkReleaseBounds({ objects }: ReleaseData): void {
  atMost(objects.length, maxObjects, 'objects');
  atMost(objects.filter(({ kind }) => kind === 'tactic').length, maxTactics, 'tactics');
  const names = new Map<string, number>();
  let text = 0;
  for (const object of objects) {
    const { aliases = [], tactics = [], platforms = [], revokedBy = [], shortname = '' } = object;
    for (const list of [aliases, tactics, platforms, revokedBy])
      atMost(list.length, maxListLength, `names, tactics, platforms or successors for ${object.id}`);
    const words = [object.name, shortname, ...aliases, ...tactics, ...platforms];
    text += refuseLong(words, object.id);
    if (object.status === undefined) count(names, `${object.kind} ${nameKey(object.name)}`, object.name);
  }
  atMost(text, maxTotalLength, 'characters in names');
  refuseLongChains(objects);
}

/** Throws `UpdateError` for an actor list that exceeds a limit. */
export function checkActorBounds({ actors }: ActorUpdate): void {
  atMost(actors.length, maxActors, 'actors');
  const names = new Map<string, number>();
  let text = 0;
  for (const { name, aliases } of actors) {
    text += refuseLong([name, ...aliases], 'an actor');
    atMost(aliases.length, maxListLength, 'names for one actor');
    count(names, nameKey(name), name);
  }
  atMost(text, maxTotalLength, 'characters in names');
}

/** Throws `UpdateError` if `found` exceeds `max`. `what` completes the message "it has more than 5 …". */
export function atMost(found: number, max: number, what: string): void {
  if (found > max) throw new UpdateError(`it has more than ${max} ${what}`);
}

/**
 * Throws `UpdateError` if a name is too long; `owner` denotes the object with these names in the message. Returns the total length in
 * UTF-16 units.
 */
export function refuseLong(words: readonly string[], owner: string): number {
  if (words.some((word) => word.length > maxNameLength))
    throw new UpdateError(`a name of ${owner} has more than ${maxNameLength} characters`);
  return words.reduce((sum, word) => sum + word.length, 0);
}

function count(names: Map<string, number>, key: string, name: string): void {
  const times = (names.get(key) ?? 0) + 1;
  names.set(key, times);
  atMost(times, maxNamesakes, `entries with the name "${name}"`);
}

/**
 * Rejects revocation chains that have too many steps or reach too many objects. Each object in a chain is visited only once, so that cycles
 * do not cause an endless loop.
 */
function refuseLongChains(objects: readonly ReleaseObject[]): void {
  const byKey = new Map(objects.map((object) => [`${object.kind} ${object.id}`, object]));
  for (const start of objects) {
    const seen = new Set([start]);
    for (let at: readonly ReleaseObject[] = [start], steps = 0; at.length > 0; steps++) {
      atMost(steps, maxChainLength, `consecutive revocations, starting with ${start.id}`);
      const next = at.flatMap(({ kind, revokedBy = [] }) =>
        revokedBy.flatMap((id) => byKey.get(`${kind} ${id}`) ?? []),
      );
      at = [...new Set(next)].filter((object) => !seen.has(object));
      for (const object of at) seen.add(object);
      atMost(seen.size, maxListLength, `objects in the chain that replaces ${start.id}`);
    }
  }
}
