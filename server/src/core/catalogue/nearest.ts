/** "Did you mean": what lies nearest to a text that is not known. The only user of the edit-distance library. */

import { distance } from 'fastest-levenshtein';

/** Something to suggest, with a normalised text that it may have been meant by. */
export interface Candidate<T> {
  readonly item: T;
  readonly key: string;
}

/**
 * The items whose key is within the tolerated number of edits of `key`, nearest first and in the candidates' order where equal;
 * an item with several keys counts once, with its nearest. `key` and the candidates' keys are normalised alike.
 */
export function nearest<T>(key: string, candidates: Iterable<Candidate<T>>, limit: number): readonly T[] {
  const tolerated = toleratedEdits(key.length);
  const best = new Map<T, number>();
  for (const { item, key: other } of candidates) {
    if (Math.abs(other.length - key.length) > tolerated) continue;
    const edits = distance(key, other);
    if (edits <= tolerated && edits < (best.get(item) ?? Infinity)) best.set(item, edits);
  }
  return [...best]
    .sort((one, two) => one[1] - two[1])
    .slice(0, limit)
    .map(([item]) => item);
}

/** Whether two words are one by a slip: an edit in four letters on, two in eight on. Their first letters must agree. */
export function isSlip(word: string, other: string): boolean {
  if (word.length < 4 || word[0] !== other[0]) return false;
  const tolerated = word.length < 8 ? 1 : 2;
  return Math.abs(word.length - other.length) <= tolerated && distance(word, other) <= tolerated;
}

/** A third of the letters, at least one and at most five: two letters that changed places are two edits. */
function toleratedEdits(length: number): number {
  return Math.min(5, Math.max(1, Math.floor((length + 1) / 3)));
}
