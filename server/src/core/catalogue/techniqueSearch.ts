/** Searches techniques by name, by ID in any notation, by tactic and platform, and by the names of the revoked techniques they replace. */

import type { Table } from './attack.ts';
import type { Hit, Technique } from './catalogue.ts';
import { readFacets } from './facets.ts';
import type { FacetIndex } from './facets.ts';
import { mergeHits } from './hits.ts';
import { isTypoHit, searchNames } from './search.ts';
import type { SearchIndex } from './search.ts';
import { parseIdQuery } from './techniqueId.ts';
import type { IdQuery } from './techniqueId.ts';

const scores = { exact: 9000, successor: 8000, prefix: 7000, facet: 1700 };

/** The search data: the techniques by ID, their names, and the facets for tactics and platforms. */
export interface TechniqueIndex {
  readonly table: Table<Technique>;
  readonly names: SearchIndex<Technique>;
  readonly facets: FacetIndex;
}

/**
 * Returns the active techniques that match a query, best first. If the query begins with a known ID or the beginning of one, techniques are
 * found by the ID, and the words after it narrow the results. Otherwise, they are found by name, and by tactics and platforms, alone or
 * combined with other words (`persistence linux`, `windows lsass`); misspelt names are found only if nothing else matches. A query for a
 * revoked technique, by ID or name, finds its successors. `matched` is the canonical ID, or the name that matched.
 */
export function searchTechniques(query: string, index: TechniqueIndex, limit: number): readonly Hit<Technique>[] {
  const { table, names } = index;
  const idQuery = parseIdQuery(query);
  const hits = idQuery === undefined ? [] : searchIds(idQuery, table);
  if (idQuery !== undefined && hits.length > 0) return narrow(idQuery.rest, hits, names).slice(0, limit);
  const named = searchNames(query, names, Infinity);
  const fitting = named.filter((hit) => !isTypoHit(hit));
  const found = new Set(fitting.map(({ item }) => item));
  const more = searchFacets(query, index).filter(({ item }) => !found.has(item));
  const all = mergeHits(fitting, more, limit);
  return all.length > 0 ? all : named.slice(0, limit);
}

/**
 * Returns the techniques with the tactics and platforms in the query, ranked by the remaining words, or in the order of the index if no
 * words remain.
 */
function searchFacets(query: string, { names, facets }: TechniqueIndex): readonly Hit<Technique>[] {
  const faceted = readFacets(query, facets);
  if (faceted === undefined) return [];
  const items =
    faceted.rest === ''
      ? [...new Set(names.map(({ item }) => item))]
      : searchNames(faceted.rest, names, Infinity).map(({ item }) => item);
  return items
    .filter((item) => faceted.fits(item))
    .map((item, at) => ({ item, matched: item.name, score: scores.facet - Math.min(at / 10, 100) }));
}

/**
 * Returns the technique with the exact ID, or its successors if it is revoked, followed by the techniques whose ID begins with the prefix,
 * sorted by ID. If none of these is active, returns the successors of the techniques whose ID begins with the prefix.
 */
function searchIds(query: IdQuery, table: Table<Technique>): readonly Hit<Technique>[] {
  const hits = new Map<Technique, Hit<Technique>>();
  const add = (item: Technique | undefined, matched: string, score: number): void => {
    if (item === undefined || hits.has(item) || item.revoked || item.deprecated) return;
    hits.set(item, { item, matched, score });
  };
  const addSuccessors = (technique: Technique | undefined, score: number): void => {
    for (const id of technique?.revokedBy ?? []) add(table.get(id), technique?.id ?? id, score);
  };
  const exact = table.get(query.exact);
  // A query such as `T1566.` is for the sub-techniques, so the technique itself ranks last.
  add(exact, query.exact, query.prefix.endsWith('.') ? 1 : scores.exact);
  addSuccessors(exact, scores.successor);
  const begun = [...table.values()].filter(({ id }) => id.startsWith(query.prefix));
  begun.sort((one, two) => (one.id < two.id ? -1 : 1));
  begun.forEach((technique, at) => {
    add(technique, technique.id, scores.prefix - at);
  });
  if (hits.size === 0)
    begun.forEach((technique, at) => {
      addSuccessors(technique, scores.prefix - at);
    });
  return [...hits.values()].sort((one, two) => two.score - one.score);
}

/** Keeps only those results for an ID that also match the words after it, or all results if none of them does. */
function narrow(
  rest: string,
  hits: readonly Hit<Technique>[],
  index: SearchIndex<Technique>,
): readonly Hit<Technique>[] {
  if (rest === '') return hits;
  const named = new Set(searchNames(rest, index, Infinity).map((hit) => hit.item));
  const chosen = hits.filter((hit) => named.has(hit.item));
  return chosen.length > 0 ? chosen : hits;
}
