/** Search among techniques, which are also found by ID in any notation and through what became of revoked ones. */

import type { Table } from './attack.ts';
import type { Hit, Technique } from './catalogue.ts';
import { searchNames } from './search.ts';
import type { SearchIndex } from './search.ts';
import { parseIdQuery } from './techniqueId.ts';
import type { IdQuery } from './techniqueId.ts';

const scores = { exact: 9000, successor: 8000, prefix: 7000 };

/**
 * The living techniques that a query finds, best first: by the ID that it begins with, where there is one, narrowed by the words behind
 * it; else by names. A query for a revoked technique finds what replaces it. `matched` is then the ID as the catalogue writes it.
 */
export function searchTechniques(
  query: string,
  table: Table<Technique>,
  index: SearchIndex<Technique>,
  limit: number,
): readonly Hit<Technique>[] {
  const idQuery = parseIdQuery(query);
  const hits = idQuery === undefined ? [] : searchIds(idQuery, table);
  if (idQuery === undefined || hits.length === 0) return searchNames(query, index, limit);
  return narrow(idQuery.rest, hits, index).slice(0, limit);
}

/** The exact ID, the successors of an exact one that is revoked, then the IDs that begin so, in ID order. */
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
  add(exact, query.exact, scores.exact);
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
  return [...hits.values()];
}

/** Words behind an ID choose among what the ID found, where they fit any of it. */
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
