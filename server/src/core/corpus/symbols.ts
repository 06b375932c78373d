/** Searches the advisories in a workspace and the objects that they mention. */
import { nameKey } from '../catalogue/names.ts';
import type { MentionKind } from './mention.ts';
import { eachMention, locationAt, type PlainLocation } from './packed.ts';
import type { CorpusFile, Word } from './words.ts';

export interface CorpusSymbol {
  readonly kind: MentionKind | 'advisory';
  readonly name: string;
  readonly path: string;
  readonly location: PlainLocation;
  /** The title of the advisory that contains the mention; absent for an advisory itself. */
  readonly within?: string;
}

/**
 * Returns the advisories whose title or `id`, or file name if they have neither, contains the query, and the mentions outside prose whose
 * name or key contains it. Names are compared without regard to case, accents and separators. An empty query returns all advisories. Names
 * that begin with the query come first. Each object is listed once per file.
 */
export function symbolsIn(files: readonly CorpusFile[], query: string, limit: number): readonly CorpusSymbol[] {
  const wanted = nameKey(query);
  const first: CorpusSymbol[] = [];
  const others: CorpusSymbol[] = [];
  const see = (symbol: CorpusSymbol, match: number): void => void (match === 2 ? first : others).push(symbol);
  for (const file of files) {
    if (first.length >= limit) break;
    // Most files contain no match. They are skipped without reading their mentions.
    if (!searchTextOf(file).includes(others.length < limit ? wanted : `\n${wanted}`)) continue;
    const { path, facts, title, id = title, words } = file;
    const inTitle = Math.max(matchOf(title, wanted), matchOf(id, wanted));
    if (inTitle > 0) see({ kind: 'advisory', name: title.text, path, location: facts.titleLocation }, inTitle);
    if (wanted === '') continue;
    const seen = new Set<string>();
    const { numbers } = facts.mentions;
    eachMention(numbers, (kind, role, keyIndex, nameIndex, at) => {
      const [key, name] = [words[keyIndex], words[nameIndex]];
      if (!key || !name || role === 'prose') return;
      const match = Math.max(matchOf(name, wanted), matchOf(key, wanted));
      const object = `${kind} ${keyIndex}`;
      if (match === 0 || seen.has(object)) return;
      seen.add(object);
      see({ kind, name: name.text, path, location: locationAt(numbers, at), within: title.text }, match);
    });
  }
  return [...first, ...others].slice(0, limit);
}

/**
 * Returns the normalised words of a file, with a line break before each. Searching one string is faster than searching each word. The
 * string is cached in `file.searchText`.
 */
function searchTextOf(file: CorpusFile): string {
  const { title, id, words } = file;
  file.searchText ??= [title, ...(id ? [id] : []), ...words].map(({ key }) => `\n${key}`).join('');
  return file.searchText;
}

/** Compares a word with a query: 2 if the word begins with the query, 1 if it contains the query elsewhere, otherwise 0. */
function matchOf({ key }: Word, wanted: string): number {
  if (!key.includes(wanted)) return 0;
  return key.startsWith(wanted) ? 2 : 1;
}
