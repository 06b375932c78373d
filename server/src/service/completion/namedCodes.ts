/** Finds codes by code or name, for countries and languages. */
import { found, type Proposals } from './proposal.ts';

/** A code, e.g. for a country, and the name of what it denotes. */
export interface NamedCode {
  readonly code: string;
  readonly name: string;
}

/** Proposes the codes that match a query by code or by a word in the name, in the order of `rank`. Ties keep their original order. */
export function foundCodes(prefix: string, codes: readonly NamedCode[]): Proposals {
  const query = prefix.trim().toLowerCase();
  const ranked = codes
    .map((one) => ({ ...one, rank: rank(one, query) }))
    .filter((one) => one.rank < 3)
    .sort((a, b) => a.rank - b.rank);
  return found(
    ranked.map(({ code, name }) => ({
      label: code,
      value: code,
      kind: 'Constant',
      words: `${code} ${name}`,
      labelDescription: name,
    })),
  );
}

/**
 * Returns the rank of a match: 0 for the code or an empty query, 1 for a prefix of the code or name, 2 for a prefix of another word in the
 * name, 3 for no match.
 */
function rank({ code, name }: NamedCode, query: string): number {
  const normalised = name.toLowerCase();
  if (query === '' || code.toLowerCase() === query) return 0;
  if (normalised.startsWith(query) || code.toLowerCase().startsWith(query)) return 1;
  return normalised.includes(` ${query}`) ? 2 : 3;
}
