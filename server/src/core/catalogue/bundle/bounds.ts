/** Limits for updates: about ten times the largest published by MITRE and MISP, and small enough to be built in a second. */
import { nameKey } from '../names.ts';
import type { ActorUpdate, ReleaseData, ReleaseObject } from './releaseData.ts';
import { UpdateError } from './updateError.ts';

/** The maximum number of objects in a release. */
export const mostObjects = 30_000;
/** The maximum number of actors in a cluster. */
export const mostActors = 10_000;
/** The maximum number of revocations in a bundle. */
export const mostRevocations = 30_000;

/** The maximum number of other names, tactics, platforms or successors of one object or actor. */
const mostOfOne = 1_000;
/** The maximum total length of all names and words. */
const mostText = 10_000_000;
/** The maximum number of objects of a kind, or actors, with the same name: sub-techniques of several techniques share theirs. */
const mostNamesakes = 100;
/** The maximum length of a chain of revocations. */
const longestChain = 100;
/** The maximum number of tactics of all matrices together. */
const mostTactics = 500;
/** The maximum length of a name; ATT&CK's longest has about 70 characters, MISP's about 100. */
export const longestName = 300;

/** Throws `UpdateError` for a release that exceeds a limit; the message names the limit. */
export function checkReleaseBounds({ objects }: ReleaseData): void {
  atMost(objects.length, mostObjects, 'objects');
  atMost(objects.filter(({ kind }) => kind === 'tactic').length, mostTactics, 'tactics');
  const names = new Map<string, number>();
  let text = 0;
  for (const object of objects) {
    const { aliases = [], tactics = [], platforms = [], revokedBy = [], shortname = '' } = object;
    for (const list of [aliases, tactics, platforms, revokedBy])
      atMost(list.length, mostOfOne, `names, tactics, platforms or successors of ${object.id}`);
    const words = [object.name, shortname, ...aliases, ...tactics, ...platforms];
    text += refuseLong(words, object.id);
    if (object.status === undefined) count(names, `${object.kind} ${nameKey(object.name)}`, object.name);
  }
  atMost(text, mostText, 'characters of names');
  refuseLongChains(objects);
}

/** Throws `UpdateError` for a list of actors that exceeds a limit. */
export function checkActorBounds({ actors }: ActorUpdate): void {
  atMost(actors.length, mostActors, 'actors');
  const names = new Map<string, number>();
  let text = 0;
  for (const { name, aliases } of actors) {
    text += refuseLong([name, ...aliases], 'an actor');
    atMost(aliases.length, mostOfOne, 'names of one actor');
    count(names, nameKey(name), name);
  }
  atMost(text, mostText, 'characters of names');
}

/** Throws `UpdateError` if a number exceeds its limit. */
export function atMost(found: number, most: number, what: string): void {
  if (found > most) throw new UpdateError(`it has more than ${most} ${what}`);
}

function refuseLong(words: readonly string[], owner: string): number {
  if (words.some((word) => word.length > longestName))
    throw new UpdateError(`a name of ${owner} has more than ${longestName} characters`);
  return words.reduce((sum, word) => sum + word.length, 0);
}

function count(names: Map<string, number>, key: string, name: string): void {
  const times = (names.get(key) ?? 0) + 1;
  names.set(key, times);
  atMost(times, mostNamesakes, `entries with the name "${name}"`);
}

/** Rejects long chains of revocations. Cycles are ignored, because they lead to nothing. */
function refuseLongChains(objects: readonly ReleaseObject[]): void {
  const byKey = new Map(objects.map((object) => [`${object.kind} ${object.id}`, object]));
  for (const start of objects) {
    const seen = new Set([start]);
    for (let at: readonly ReleaseObject[] = [start], steps = 0; at.length > 0; steps++) {
      atMost(steps, longestChain, `consecutive revocations, beginning with ${start.id} on`);
      const next = at.flatMap(({ kind, revokedBy = [] }) =>
        revokedBy.flatMap((id) => byKey.get(`${kind} ${id}`) ?? []),
      );
      at = [...new Set(next)].filter((object) => !seen.has(object));
      for (const object of at) seen.add(object);
      atMost(seen.size, mostOfOne, `objects in the chain that replaces ${start.id}`);
    }
  }
}
