/** Finds the candidates nearest to an unknown word, and recognises typos. Only this file uses the edit-distance library. */

import { distance } from 'fastest-levenshtein';

/** A possible suggestion, and the normalised key used to compare it. */
export interface Candidate<T> {
  readonly item: T;
  readonly key: string;
}

/**
 * Returns at most `limit` items whose keys are within the allowed number of edits of `key`, nearest first; ties keep the candidates' order.
 * An item with several keys is returned once, ranked by its nearest key. `key` and the candidates' keys must be normalised in the same way.
 */
export function nearest<T>(key: string, candidates: Iterable<Candidate<T>>, limit: number): readonly T[] {
  const tolerated = toleratedEdits(key.length);
  const found: Found<T>[] = [];
  let order = 0;
  for (const { item, key: other } of candidates) {
    order++;
    if (Math.abs(other.length - key.length) > tolerated) continue;
    const edits = distance(key, other);
    if (edits <= tolerated) found.push({ item, edits, order });
  }
  return bestOf(found, limit);
}

/**
 * Like {@link nearest}, for a set of candidates that is searched many times: indexes the candidates by the length of their keys. The
 * returned function considers only keys that `isMeant` accepts.
 */
export function createNearest<T>(
  candidates: Iterable<Candidate<T>>,
): (key: string, limit: number, isMeant?: (key: string) => boolean) => readonly T[] {
  const byLength = new Map<number, { readonly item: T; readonly key: string; letters: number; order: number }[]>();
  let order = 0;
  for (const { item, key } of candidates) {
    const same = byLength.get(key.length) ?? [];
    same.push({ item, key, letters: lettersOf(key), order: order++ });
    byLength.set(key.length, same);
  }
  return (key, limit, isMeant = () => true) => {
    const tolerated = toleratedEdits(key.length);
    const letters = lettersOf(key);
    const found: Found<T>[] = [];
    for (let length = key.length - tolerated; length <= key.length + tolerated; length++)
      for (const one of byLength.get(length) ?? []) {
        // Each character that occurs in only one of the two words costs at least one edit.
        if (countBits(letters & ~one.letters) > tolerated || countBits(one.letters & ~letters) > tolerated) continue;
        if (!isMeant(one.key)) continue;
        const edits = distance(key, one.key);
        if (edits <= tolerated) found.push({ item: one.item, edits, order: one.order });
      }
    return bestOf(found, limit);
  };
}

interface Found<T> {
  readonly item: T;
  readonly edits: number;
  readonly order: number;
}

function bestOf<T>(found: readonly Found<T>[], limit: number): readonly T[] {
  const firsts = new Map<T, number>();
  for (const { item, order } of found) firsts.set(item, Math.min(order, firsts.get(item) ?? Infinity));
  const first = (item: T): number => firsts.get(item) ?? 0;
  const sorted = [...found].sort((a, b) => a.edits - b.edits || first(a.item) - first(b.item));
  return [...new Set(sorted.map(({ item }) => item))].slice(0, limit);
}

/** Returns a mask with one bit for each character in a key. Some characters share a bit, such as digits and letters. */
function lettersOf(key: string): number {
  let letters = 0;
  for (let i = 0; i < key.length; i++) letters |= 1 << (key.charCodeAt(i) & 31);
  return letters;
}

function countBits(bits: number): number {
  let count = 0;
  for (let remaining = bits; remaining !== 0; remaining &= remaining - 1) count++;
  return count;
}

/**
 * Whether `other` equals `word` or differs from it only by a typo: one edit if `word` has at least four letters, up to two if it has at least
 * eight. The first letters must be equal. Always false for shorter words.
 */
export function isTypo(word: string, other: string): boolean {
  if (word.length < 4 || word[0] !== other[0]) return false;
  const tolerated = word.length < 8 ? 1 : 2;
  return Math.abs(word.length - other.length) <= tolerated && distance(word, other) <= tolerated;
}

/** Whether two words differ only by two swapped adjacent letters, which is one typo but counts as two edits. */
export function isSwap(word: string, other: string): boolean {
  if (word.length !== other.length || word === other) return false;
  const at = [...word].findIndex((letter, i) => letter !== other[i]);
  return word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2) === other;
}

/**
 * Returns the maximum number of edits between a word and a suggestion: about a third of the word's length, at least one and at most five.
 * Two swapped letters count as two edits.
 */
function toleratedEdits(length: number): number {
  return Math.min(5, Math.max(1, Math.floor((length + 1) / 3)));
}
