/** Locations in many files, in a compact form, because thousands of them are sent from the indexer's thread for one request. */
import { pushAll } from '../util/lists.ts';
import type { MentionKind } from './mention.ts';
import { kindAt, numbersPerMention, locationAt, roleAt, type PlainLocation } from './packed.ts';
import type { CorpusFile, Word } from './words.ts';

export interface CorpusLocations {
  /** The paths of the files, sorted. */
  readonly paths: readonly string[];
  /** Five numbers for each location, in the order of the files: the index of the path, and the numbers of the location. */
  readonly numbers: Uint32Array;
}

/**
 * Returns the locations of the mentions with a kind and key. `word` is the word of the key, or undefined if no file contains it;
 * `declaration` states whether to include the rows that list the object.
 */
export function locationsOf(word: Word | undefined, kind: MentionKind, declaration: boolean): CorpusLocations {
  const paths: string[] = [];
  const found: number[] = [];
  for (const { path, facts, words } of word?.files.toSorted(byPath) ?? []) {
    const wanted = words.findIndex((one) => one === word);
    const { numbers } = facts.mentions;
    for (let at = 0; at < numbers.length; at += numbersPerMention) {
      // A direct comparison, because nearly all mentions in these files are mentions of something else.
      if (numbers[at + 1] !== wanted || kindAt(numbers, at) !== kind) continue;
      if (roleAt(numbers, at) === 'row' && !declaration) continue;
      if (paths.at(-1) !== path) paths.push(path);
      pushAll(found, [paths.length - 1, ...locationAt(numbers, at + 3)]);
    }
  }
  return { paths, numbers: Uint32Array.from(found) };
}

const byPath = (a: CorpusFile, b: CorpusFile): number => (a.path < b.path ? -1 : 1);

/** Calls `found` with each location. */
export function eachLocation(
  { paths, numbers }: CorpusLocations,
  found: (path: string, location: PlainLocation) => void,
): void {
  for (let at = 0; at < numbers.length; at += 5) found(paths[numbers[at] ?? 0] ?? '', locationAt(numbers, at + 1));
}
