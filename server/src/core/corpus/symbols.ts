/** Searches the advisories in a workspace and the objects that they mention. */
import { nameKey } from '../catalogue/names.ts';
import { kindsOfMentions, rolesOfMentions, type PlainPlace, type CorpusFile } from './facts.ts';
import type { MentionKind } from './mention.ts';

export interface CorpusSymbol {
  readonly kind: MentionKind | 'advisory';
  readonly name: string;
  readonly path: string;
  readonly place: PlainPlace;
  /** The title of the advisory that contains the mention; absent for an advisory itself. */
  readonly within?: string;
}

/**
 * Returns the searchable names in a file, normalised for comparison, with a line break before each. If this text does not contain a query,
 * nothing in the file matches the query. Most files can therefore be skipped without reading their mentions.
 */
export function searchTextOf({ path, facts }: CorpusFile): string {
  const keys = new Set([titleOf({ path, facts }), facts.id ?? ''].map(nameKey));
  for (const [, role, key, name] of facts.mentions)
    if (rolesOfMentions[role] !== 'prose') keys.add(nameKey(name)).add(nameKey(key));
  return [...keys].map((key) => `\n${key}`).join('');
}

const titleOf = ({ path, facts }: CorpusFile): string =>
  facts.title ?? facts.id ?? path.slice(path.lastIndexOf('/') + 1);

/**
 * Returns the advisories whose title or `id` contains the query, and the mentions outside prose whose name or key contains it. Names are
 * compared without regard to case, accents and separators. An empty query returns all advisories. Names that begin with the query come
 * first. Each object is listed once per file. `textOf` returns a file's `searchTextOf`.
 */
export function symbolsIn(
  files: readonly CorpusFile[],
  query: string,
  limit: number,
  textOf: (file: CorpusFile) => string = searchTextOf,
): readonly CorpusSymbol[] {
  const wanted = nameKey(query);
  const first: CorpusSymbol[] = [];
  const others: CorpusSymbol[] = [];
  const see = (symbol: CorpusSymbol, ...names: readonly string[]): void => {
    const keys = names.map(nameKey);
    if (keys.some((key) => key.startsWith(wanted))) first.push(symbol);
    else if (keys.some((key) => key.includes(wanted))) others.push(symbol);
  };
  for (const file of files) {
    if (first.length >= limit) break;
    const text = textOf(file);
    if (!text.includes(others.length < limit ? wanted : `\n${wanted}`)) continue;
    const { path, facts } = file;
    const title = titleOf(file);
    see({ kind: 'advisory', name: title, path, place: facts.titlePlace }, title, facts.id ?? title);
    if (wanted === '') continue;
    const seen = new Set<string>();
    for (const [kind, role, key, name, ...place] of facts.mentions) {
      const word = kindsOfMentions[kind];
      if (!word || rolesOfMentions[role] === 'prose' || seen.has(`${kind} ${key}`)) continue;
      const before = first.length + others.length;
      see({ kind: word, name, path, place, within: title }, name, key);
      if (first.length + others.length > before) seen.add(`${kind} ${key}`);
    }
  }
  return [...first, ...others].slice(0, limit);
}
