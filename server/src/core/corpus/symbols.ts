/** Searches the advisories in a workspace and the objects that they mention. */
import { nameKey } from '../catalogue/names.ts';
import type { MentionKind } from './mention.ts';
import { eachMention, placeAt, type PlainPlace } from './packed.ts';
import type { CorpusFile, Word } from './words.ts';

export interface CorpusSymbol {
  readonly kind: MentionKind | 'advisory';
  readonly name: string;
  readonly path: string;
  readonly place: PlainPlace;
  /** The title of the advisory that contains the mention; absent for an advisory itself. */
  readonly within?: string;
}

/**
 * Returns the advisories whose title or `id` contains the query, and the mentions outside prose whose name or key contains it. Names are
 * compared without regard to case, accents and separators. An empty query returns all advisories. Names that begin with the query come
 * first. Each object is listed once per file.
 */
export function symbolsIn(files: readonly CorpusFile[], query: string, limit: number): readonly CorpusSymbol[] {
  const wanted = nameKey(query);
  const first: CorpusSymbol[] = [];
  const others: CorpusSymbol[] = [];
  const matchOf = createMatching(wanted);
  const see = (symbol: CorpusSymbol, match: number): void => void (match === 2 ? first : others).push(symbol);
  for (const { path, facts, title, id = title, words } of files) {
    if (first.length >= limit) break;
    // Most files contain no match. They are skipped without reading their mentions.
    const needed = others.length < limit ? 1 : 2;
    const inTitle = Math.max(matchOf(title), matchOf(id));
    if (inTitle < needed && !words.some((word) => matchOf(word) >= needed)) continue;
    if (inTitle > 0) see({ kind: 'advisory', name: title.text, path, place: facts.titlePlace }, inTitle);
    if (wanted === '') continue;
    const seen = new Set<string>();
    const { numbers } = facts.mentions;
    eachMention(numbers, (kind, role, keyIndex, nameIndex, at) => {
      const [key, name] = [words[keyIndex], words[nameIndex]];
      if (!key || !name || role === 'prose') return;
      const match = Math.max(matchOf(name), matchOf(key));
      const object = `${kind} ${keyIndex}`;
      if (match === 0 || seen.has(object)) return;
      seen.add(object);
      see({ kind, name: name.text, path, place: placeAt(numbers, at), within: title.text }, match);
    });
  }
  return [...first, ...others].slice(0, limit);
}

type Match = 0 | 1 | 2;

/**
 * Returns a function that compares words with a query: 2 if the word begins with the query, 1 if it contains the query elsewhere, otherwise
 * 0. Most words occur in many files; each word is compared only once.
 */
function createMatching(wanted: string): (word: Word) => Match {
  const matches = new Map<Word, Match>();
  return (word) => {
    const known = matches.get(word);
    if (known !== undefined) return known;
    const match = word.key.startsWith(wanted) ? 2 : word.key.includes(wanted) ? 1 : 0;
    matches.set(word, match);
    return match;
  };
}
