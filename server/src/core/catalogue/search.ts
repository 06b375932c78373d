/** Ranks names for a query; shared by completion, quick picks and the command line. */

import type { Hit } from './catalogue.ts';
import { nameKey, wordsOf } from './names.ts';
import { isSwap, isTypo } from '../util/nearest.ts';

/** A name by which an item can be found. `bonus` (-100 to 140) changes its rank among names that match equally well. */
export interface SearchName {
  readonly text: string;
  readonly bonus: number;
}

interface Entry<T> {
  readonly item: T;
  readonly text: string;
  readonly key: string;
  readonly words: readonly string[];
  readonly bonus: number;
}

/** The names of many items, normalised and split into words. */
export type SearchIndex<T> = readonly Entry<T>[];

interface Query {
  readonly text: string;
  readonly key: string;
  readonly words: readonly string[];
}

/**
 * The base scores of the ranking. They are so far apart that bonuses and lengths affect the order only among names with the same base
 * score.
 */
const rank = {
  exact: 6000,
  wholePrefix: 5000,
  prefix: 4000,
  wholeWords: 3500,
  wordPrefixes: 3000,
  inside: 2000,
  initials: 1500,
  typo: 1000,
};

/** Creates an index of the names of `items`. In search results, ties are broken by the order of the items. */
export function createSearchIndex<T>(items: Iterable<T>, namesOf: (item: T) => readonly SearchName[]): SearchIndex<T> {
  return [...items].flatMap((item) =>
    namesOf(item).map(({ text, bonus }) => ({ item, text, bonus, key: nameKey(text), words: wordsOf(text) })),
  );
}

/**
 * Returns the items whose names match a query. The best matches come first: exact names, names that begin with the query, names in which
 * each word of the query begins a word (in any order), names that contain the query, and names whose initials begin with it. If no name
 * matches, returns the items whose names the query misspells. Among equal matches, names of similar length to the query rank higher. Each
 * item occurs once, with its best name. The result is empty for a query without letters and digits.
 */
export function searchNames<T>(query: string, index: SearchIndex<T>, limit: number): readonly Hit<T>[] {
  const asked: Query = { text: query.trim(), key: nameKey(query), words: wordsOf(query) };
  if (asked.words.length === 0) return [];
  const hits = rankEntries(index, (entry) => matchRank(asked, entry), asked);
  if (hits.length > 0) return hits.slice(0, limit);
  // Pasted text may repeat a word thousands of times.
  const words = [...new Set(asked.words)];
  return rankEntries(index, (entry) => typoRank(words, entry), asked).slice(0, limit);
}

/** Whether a hit of `searchNames` was found only because the query misspells the name. Such hits have the lowest scores. */
export function isTypoHit({ score }: Hit<unknown>): boolean {
  return score >= rank.typo - 300 && score < rank.typo + 200;
}

/**
 * Whether a hit of `searchNames` merely resembles the query: the name contains the query somewhere, the name's initials begin with the
 * query, or the query misspells the name.
 */
export function isLikeness({ score }: Hit<unknown>): boolean {
  return score >= rank.typo - 300 && score < rank.inside + 300;
}

function rankEntries<T>(index: SearchIndex<T>, rankOf: (entry: Entry<T>) => number, query: Query): readonly Hit<T>[] {
  const best = new Map<T, Hit<T>>();
  for (const entry of index) {
    const step = rankOf(entry);
    if (step === 0) continue;
    const surplus = Math.min(200, Math.abs(entry.key.length - query.key.length) * 2);
    const score = step + entry.bonus - surplus + (entry.text === query.text ? 5 : 0);
    const known = best.get(entry.item);
    if (known === undefined || known.score < score)
      best.set(entry.item, { item: entry.item, matched: entry.text, score });
  }
  return [...best.values()].sort((one, two) => two.score - one.score);
}

function matchRank(query: Query, entry: { readonly key: string; readonly words: readonly string[] }): number {
  if (entry.key === query.key) return rank.exact;
  const words = wordRank(query, entry.words);
  if (entry.key.startsWith(query.key)) return words === rank.wholeWords ? rank.wholePrefix : rank.prefix;
  if (words > 0) return words;
  if (query.key.length < 3) return 0;
  if (entry.key.includes(query.key) && isInsideWords(query.key, entry.words)) return rank.inside;
  return areInitials(query, entry.words) ? rank.initials : 0;
}

/**
 * Whether a query occurs within a word of a name, or starts with a word and continues across the next ones: `edr` does not occur in
 * `targeted regions`.
 */
function isInsideWords(key: string, words: readonly string[]): boolean {
  return words.some((word, at) => word.includes(key) || words.slice(at).join('').startsWith(key));
}

/**
 * Whether a query is a single word and consists of the first letters of the name's first words: `mfa` for `Multi-factor Authentication`.
 */
function areInitials({ key, words: { length } }: Query, words: readonly string[]): boolean {
  return length === 1 && key.length <= words.length && [...key].every((letter, at) => words[at]?.[0] === letter);
}

/**
 * Returns a rank if each word of the query begins a different word of the name. The rank is higher if each of them is a whole word of the
 * name. Returns 0 if a word of the query does not match.
 */
function wordRank(query: Query, words: readonly string[]): number {
  if (query.words.length > words.length) return 0;
  const free = [...words];
  let whole = true;
  for (const word of query.words) {
    let at = free.indexOf(word);
    if (at < 0) {
      whole = false;
      at = free.findIndex((other) => other.startsWith(word));
    }
    if (at < 0) return 0;
    free.splice(at, 1);
  }
  return whole ? rank.wholeWords : rank.wordPrefixes;
}

function typoRank(words: readonly string[], entry: { readonly words: readonly string[] }): number {
  const found = words.every((word) =>
    entry.words.some(
      (other) => other.startsWith(word) || isMisspelt(word, other) || isMisspelt(word, other.slice(0, word.length)),
    ),
  );
  return found ? rank.typo : 0;
}

/** Whether a word is a misspelling of another. Words with digits are never misspellings: `Storm-0999` and `Storm-0919` are different. */
function isMisspelt(word: string, other: string): boolean {
  if (/\d/.test(word) || /\d/.test(other)) return false;
  return isTypo(word, other) || (word.length >= 4 && isSwap(word, other));
}
