/** Indexes the advisories in a workspace by what they mention. */
import { nameKey } from '../catalogue/names.ts';
import { groupsOf, type CorpusGroup, type Grouping, type LabelOf } from './groups.ts';
import type { AdvisoryFacts } from './facts.ts';
import { canRename, type Mention, type MentionKind } from './mention.ts';
import { eachMention } from './packed.ts';
import { locationsOf, type CorpusLocations } from './locations.ts';
import { symbolsIn, type CorpusSymbol } from './symbols.ts';
import { createWords, type CorpusFile } from './words.ts';

export interface Corpus {
  /** Sets the facts of a file as saved; `undefined` removes them. */
  put(path: string, facts: AdvisoryFacts | undefined): void;
  /** Sets the facts of an open file, which take precedence over the saved ones; `undefined` removes them. */
  override(path: string, facts: AdvisoryFacts | undefined): void;
  /** Sets the `id` of an open file, or `undefined` if it has none. */
  setOpenId(path: string, id: string | undefined): void;
  /** Removes the `id` of a file that is no longer open. */
  removeOpenId(path: string): void;
  /** The number of files whose facts were set with `put`. */
  readonly size: number;
  /** Returns the facts that were set with `put`; undefined if there are none. */
  saved(path: string): AdvisoryFacts | undefined;
  /**
   * Returns the locations that mention the object with the kind and key of `mention`, sorted by path. `declaration` states whether to
   * include the rows that list the object.
   */
  references(mention: Pick<Mention, 'kind' | 'key'>, declaration: boolean): CorpusLocations;
  /** Returns the sorted paths of the files in which renaming this name would change something. Case and separators in names are ignored. */
  filesNaming(kind: MentionKind, name: string): readonly string[];
  symbols(query: string, limit: number): readonly CorpusSymbol[];
  groups(by: Grouping, labelOf: LabelOf): readonly CorpusGroup[];
  /** Returns every `id` that several files have, with the sorted paths of those files. */
  sameIds(): ReadonlyMap<string, readonly string[]>;
}

/** Creates an empty index. */
export function createCorpus(): Corpus {
  const saved = new Map<string, AdvisoryFacts>();
  const open = new Map<string, AdvisoryFacts>();
  const openIds = new Map<string, string | undefined>();
  /** The files with their current facts, by path. */
  const files = new Map<string, CorpusFile>();
  const words = createWords();
  /** The sorted paths of all files; undefined until they are first needed, and after a file has been added or removed. */
  let sortedPaths: readonly string[] | undefined;
  /** Sets or removes facts in `saved` or `open`, and updates the file if these are its current facts. */
  const change = (facts: Map<string, AdvisoryFacts>, path: string, value: AdvisoryFacts | undefined): void => {
    if (value) facts.set(path, value);
    else facts.delete(path);
    const before = files.get(path);
    const current = open.get(path) ?? saved.get(path);
    if (before?.facts === current) return;
    if (!before || !current) sortedPaths = undefined;
    if (before) words.remove(before);
    if (!current) return void files.delete(path);
    const file = words.add(path, current);
    files.set(path, file);
    (open.has(path) ? open : saved).set(path, file.facts);
  };
  const sortedFiles = (): readonly CorpusFile[] => {
    sortedPaths ??= [...files.keys()].sort();
    return sortedPaths.flatMap((path) => files.get(path) ?? []);
  };
  return {
    put: (path, facts) => change(saved, path, facts),
    override: (path, facts) => change(open, path, facts),
    setOpenId: (path, id) => void openIds.set(path, id),
    removeOpenId: (path) => void openIds.delete(path),
    get size() {
      return saved.size;
    },
    saved: (path) => saved.get(path),
    references: ({ kind, key }, declaration) => locationsOf(words.get(key), kind, declaration),
    filesNaming(kind, name) {
      const wanted = nameKey(name);
      const isNamed = (file: CorpusFile): boolean => {
        let found = false;
        eachMention(file.facts.mentions.numbers, (own, role, _key, index) => {
          found ||= own === kind && canRename({ kind, role, name }) && file.words[index]?.key === wanted;
        });
        return found;
      };
      return sortedFiles().flatMap((file) => (isNamed(file) ? [file.path] : []));
    },
    symbols: (query, limit) => symbolsIn(sortedFiles(), query, limit),
    groups: (by, labelOf) => groupsOf(sortedFiles(), by, labelOf),
    sameIds() {
      const byId = new Map<string, string[]>();
      for (const path of new Set([...files.keys(), ...openIds.keys()])) {
        const id = openIds.has(path) ? openIds.get(path) : files.get(path)?.facts.id;
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
