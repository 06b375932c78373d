/** Recognises tactics and platforms in a query: `persistence linux`, `windows lsass`. */

import type { Tactic, Technique } from './catalogue.ts';
import { wordsOf } from './names.ts';

/** A tactic or platform, and the words by which it is recognised in a query. */
interface Facet {
  readonly words: readonly string[];
  has(technique: Technique): boolean;
}

/** The facets of a release; those with more words come first, so that `office suite` is matched as a whole. */
export type FacetIndex = readonly Facet[];

export interface Faceted {
  /** The words of the query that belong to no facet, in lower case. */
  readonly rest: string;
  fits(technique: Technique): boolean;
}

/** Creates the facets for the tactics, and for the platforms of active techniques. */
export function createFacetIndex(tactics: readonly Tactic[], techniques: readonly Technique[]): FacetIndex {
  const ofTactics = tactics.flatMap((tactic) => {
    const has = ({ tactics: own, domains }: Technique): boolean =>
      own.includes(tactic.shortname) && domains.some((domain) => tactic.domains.includes(domain));
    return [wordsOf(tactic.name), wordsOf(tactic.id)].map((words) => ({ words, has }));
  });
  const platforms = [...new Set(techniques.flatMap((technique) => technique.platforms))];
  const ofPlatforms = platforms.map((platform) => ({
    words: wordsOf(platform),
    has: (technique: Technique) => technique.platforms.includes(platform),
  }));
  return merged([...ofTactics, ...ofPlatforms]).sort((one, two) => two.words.length - one.words.length);
}

/** Merges facets with the same words, because tactics in different domains may share a name. */
function merged(facets: readonly Facet[]): Facet[] {
  const byWords = new Map<string, Facet>();
  for (const facet of facets) {
    const key = facet.words.join(' ');
    const known = byWords.get(key);
    byWords.set(key, known === undefined ? facet : { ...facet, has: (one) => known.has(one) || facet.has(one) });
  }
  return [...byWords.values()].filter(({ words }) => words.length > 0);
}

/**
 * Extracts the facets from a query. The last word may be incomplete if it has at least three letters, if no whitespace follows it, and if
 * it is not the only word. Returns undefined if the query contains no facets.
 */
export function readFacets(query: string, index: FacetIndex): Faceted | undefined {
  let words = wordsOf(query);
  const mayBeBegun = words.length > 1 && !/\s$/.test(query) ? words.at(-1) : undefined;
  const found: Facet[] = [];
  for (const facet of index) {
    const at = runAt(facet.words, words, mayBeBegun);
    if (at < 0) continue;
    found.push(facet);
    words = [...words.slice(0, at), ...words.slice(at + facet.words.length)];
  }
  if (found.length === 0) return undefined;
  return { rest: words.join(' '), fits: (technique) => found.every((facet) => facet.has(technique)) };
}

/** Returns the index at which the query contains the facet's words in sequence; -1 if nowhere. */
function runAt(facet: readonly string[], words: readonly string[], begun: string | undefined): number {
  return words.findIndex((_, at) =>
    facet.every((word, step) => {
      const written = words[at + step];
      if (written === word) return true;
      const isLast = at + step === words.length - 1;
      return isLast && written !== undefined && written === begun && written.length >= 3 && word.startsWith(written);
    }),
  );
}
