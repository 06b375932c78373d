/** Indexes the advisories in a workspace by what they mention. */
import { nameKey } from '../catalogue/names.ts';
import { groupsOf, type CorpusGroup, type Grouping, type LabelOf } from './groups.ts';
import {
  kindsOfMentions,
  rolesOfMentions,
  type AdvisoryFacts,
  type CorpusFile,
  type CorpusPlaces,
  type PlainPlace,
} from './facts.ts';
import { canRename, type Mention, type MentionKind } from './mention.ts';
import { searchTextOf, symbolsIn, type CorpusSymbol } from './symbols.ts';

export interface Corpus {
  /** Sets the facts of a file; `undefined` removes the file. */
  put(path: string, facts: AdvisoryFacts | undefined): void;
  /** Sets the facts of an open file, which take precedence over the saved ones; `undefined` removes them. */
  override(path: string, facts: AdvisoryFacts | undefined): void;
  /** Sets the `id` of an open file, or `undefined` if it has none; `closed` removes the entry. */
  setOpenId(path: string, id: string | undefined | 'closed'): void;
  readonly size: number;
  has(path: string): boolean;
  /** Returns the current facts of a file. */
  get(path: string): AdvisoryFacts | undefined;
  paths(): readonly string[];
  /**
   * Returns the locations that mention the object with the kind and key of `mention`, sorted by path. `declaration` states whether to
   * include the rows that list the object.
   */
  references(mention: Pick<Mention, 'kind' | 'key'>, declaration: boolean): readonly CorpusPlaces[];
  /** Returns the files in which renaming this name would change something, ignoring case and separators. */
  filesNaming(kind: MentionKind, name: string): readonly string[];
  symbols(query: string, limit: number): readonly CorpusSymbol[];
  groups(by: Grouping, labelOf: LabelOf): readonly CorpusGroup[];
  /** Returns every `id` that several files have, with the sorted paths of those files. */
  sameIds(): ReadonlyMap<string, readonly string[]>;
}

const wordKey = (kind: number, key: string): string => `${kind} ${key}`;

/** Creates an empty index. */
export function createCorpus(): Corpus {
  const saved = new Map<string, AdvisoryFacts>();
  const open = new Map<string, AdvisoryFacts>();
  const openIds = new Map<string, string | undefined>();
  const filesOf = new Map<string, Set<string>>();
  /** The result of `searchTextOf` for each file, by path. */
  const searchTexts = new Map<string, string>();
  /** The sorted paths of all files, or undefined if a file has been added or removed since they were last computed. */
  let sortedPaths: readonly string[] | undefined;
  const get = (path: string): AdvisoryFacts | undefined => open.get(path) ?? saved.get(path);
  const keysOf = (facts: AdvisoryFacts | undefined): ReadonlySet<string> =>
    new Set(facts?.mentions.map(([kind, , key]) => wordKey(kind, key)));
  /** Calls `run`, which changes the facts of one file, and updates the index of files by mention accordingly. */
  const change = (path: string, run: () => void): void => {
    const earlier = get(path);
    const before = keysOf(earlier);
    run();
    const facts = get(path);
    const after = keysOf(facts);
    if (!earlier !== !facts) sortedPaths = undefined;
    set(searchTexts, path, facts && searchTextOf({ path, facts }));
    for (const key of before) {
      if (after.has(key)) continue;
      const files = filesOf.get(key);
      files?.delete(path);
      if (files?.size === 0) filesOf.delete(key);
    }
    for (const key of after) {
      const files = filesOf.get(key);
      if (files) files.add(path);
      else filesOf.set(key, new Set([path]));
    }
  };
  const paths = (): readonly string[] => (sortedPaths ??= [...new Set([...saved.keys(), ...open.keys()])].sort());
  const files = (): readonly CorpusFile[] =>
    paths().flatMap((path) => {
      const facts = get(path);
      return facts ? [{ path, facts }] : [];
    });
  return {
    put: (path, facts) => change(path, () => set(saved, path, facts)),
    override: (path, facts) => change(path, () => set(open, path, facts)),
    setOpenId: (path, id) => void (id === 'closed' ? openIds.delete(path) : openIds.set(path, id)),
    get size() {
      return saved.size;
    },
    has: (path) => saved.has(path),
    get,
    paths,
    references({ kind, key }, declaration) {
      const at = kindsOfMentions.indexOf(kind);
      const found = [...(filesOf.get(wordKey(at, key)) ?? [])].sort();
      return found.flatMap((path) => {
        const places: PlainPlace[] = [];
        for (const [ownKind, role, ownKey, , ...place] of get(path)?.mentions ?? [])
          if (ownKind === at && ownKey === key && (declaration || rolesOfMentions[role] !== 'row')) places.push(place);
        return places.length > 0 ? [{ path, places }] : [];
      });
    },
    filesNaming(kind, name) {
      const wanted = nameKey(name);
      const at = kindsOfMentions.indexOf(kind);
      return paths().filter((path) =>
        get(path)?.mentions.some(
          ([ownKind, role, , own]) =>
            ownKind === at && canRename({ kind, role: rolesOfMentions[role] ?? 'prose' }) && nameKey(own) === wanted,
        ),
      );
    },
    symbols: (query, limit) => symbolsIn(files(), query, limit, ({ path }) => searchTexts.get(path) ?? ''),
    groups: (by, labelOf) => groupsOf(files(), by, labelOf),
    sameIds() {
      const byId = new Map<string, string[]>();
      for (const path of new Set([...saved.keys(), ...open.keys(), ...openIds.keys()])) {
        const id = openIds.has(path) ? openIds.get(path) : get(path)?.id;
        if (id === undefined) continue;
        const known = byId.get(id);
        if (known) known.push(path);
        else byId.set(id, [path]);
      }
      for (const [id, bearers] of byId) {
        if (bearers.length < 2) byId.delete(id);
        else bearers.sort();
      }
      return byId;
    },
  };
}

function set<T>(map: Map<string, T>, key: string, value: T | undefined): void {
  if (value === undefined) map.delete(key);
  else map.set(key, value);
}
