/** Brings the index up to date with the files on disk. */
import { configFileName, inFolder, liesIn, staysInside } from '../../core/index.ts';
import { createFileReader } from './fileReader.ts';
import type { IndexerState } from './indexerState.ts';
import type { CorpusRoot } from './messages.ts';
import type { Pacing } from './pacing.ts';
import { indexPieces, readIndex, type IndexedFile } from './savedIndex.ts';

export interface Scan {
  /** Compares all files on disk with the index. */
  readonly all: () => void;
  /** Reads the given files again if they have changed. Compares all files if one of the given ones may be a configuration file or catalogue. */
  readonly files: (paths: readonly string[]) => void;
  /** Stops reading until another function is called. */
  readonly pause: () => void;
}

/** The maximum number of advisories that are indexed in a workspace. */
const maxFiles = 20_000;
/** The time between two progress reports, in milliseconds. */
const reportEvery = 200;
/** If at least this many files have to be read, the client shows cancellable progress. */
const manyFiles = 500;

/** The index is saved each time this many files have been read, so that little is lost if the scan is interrupted. */
const savedEvery = 2_000;

const named = ['**/*.advisory.yaml', '**/*.advisory.yml'];
const isNamed = (path: string): boolean => /\.advisory\.ya?ml$/i.test(path);

type KnownFile = Omit<IndexedFile, 'path'>;

/** Creates the scan of an indexer; `updated` is called after facts have changed. */
export function createScan(state: IndexerState, updated: () => void): Scan {
  const { parts, corpus, pacing, rootOf } = state;
  /** The indexed files by path. Facts are only present until they are added to the index. */
  const known = new Map<string, KnownFile>();
  const loaded = new Set<string>();
  let generation = 0;
  let tail: Promise<void> = Promise.resolve();
  const enqueue = (job: () => Promise<void>): void => {
    tail = tail.then(job).catch((error: unknown) => {
      parts.post({ type: 'failed', message: `The workspace could not be indexed: ${String(error)}` });
    });
  };

  /** Loads the saved index of a folder. */
  const load = async (root: CorpusRoot): Promise<void> => {
    const key = `${state.encoding} ${root.folder}`;
    if (loaded.has(key)) return;
    loaded.add(key);
    if (!parts.store) return;
    for (const { path, ...file } of await readIndex(paced(parts.store.load(root.folder), pacing), basisOf(state))) {
      // These facts are only added to the index if the file has not changed.
      if (!known.has(path)) known.set(path, file);
    }
  };
  const remove = (path: string): void => {
    known.delete(path);
    rootOf.delete(path);
    corpus.put(path, undefined);
  };
  /**
   * Updates one file. Returns `same` if the indexed facts are unchanged, `saved` if they come from the saved index, `read` if the file was
   * read again, and `gone` if the file was deleted.
   */
  const refresh = async (path: string, root: CorpusRoot): Promise<'same' | 'saved' | 'read' | 'gone'> => {
    const stamp = await parts.files.stamp(path);
    if (stamp === undefined) {
      const was = corpus.saved(path) !== undefined;
      remove(path);
      return was ? 'gone' : 'same';
    }
    const config = await state.reader.configHash(path, root);
    const before = known.get(path);
    rootOf.set(path, root);
    if (before?.stamp === stamp && before.config === config) {
      if (corpus.saved(path) || before.facts === undefined) return 'same';
      corpus.put(path, before.facts);
      known.set(path, { stamp, config });
      return 'saved';
    }
    const facts = await state.reader.facts(path, root);
    known.set(path, { stamp, config });
    corpus.put(path, facts);
    return 'read';
  };

  const scanAll = async (own: number): Promise<void> => {
    state.reader = createFileReader(parts, state.encoding);
    const found = new Map<string, CorpusRoot>();
    for (const root of state.roots) {
      await load(root);
      for (const path of await listOf(root, state)) if (!found.has(path)) found.set(path, root);
    }
    const paths = [...found].slice(0, maxFiles);
    for (const path of rootOf.keys()) if (!found.has(path)) remove(path);
    let [done, read, changed] = [0, 0, 0];
    let reported = parts.now();
    for (const [path, root] of paths) {
      if (own !== generation) return;
      const result = await refresh(path, root);
      done++;
      if (result === 'read' && ++read % savedEvery === 0) await save();
      if (result !== 'same') changed++;
      await pacing.next();
      if (parts.now() - reported < reportEvery) continue;
      reported = parts.now();
      const isLong = (read / done) * paths.length >= manyFiles;
      parts.post({ type: 'progress', done, total: paths.length, isLong });
    }
    if (changed > 0) updated();
    parts.post({ type: 'indexed', files: corpus.size, unindexed: found.size - paths.length });
    if (read > 0) await save();
  };
  const save = async (): Promise<void> => {
    for (const { folder } of state.roots) await parts.store?.save(folder, indexPieces(filesIn(folder), basisOf(state)));
  };
  /** Returns the indexed files in a workspace folder. */
  function* filesIn(folder: string): Iterable<IndexedFile> {
    for (const [path, { stamp, config, facts = corpus.saved(path) }] of known)
      if (rootOf.get(path)?.folder === folder) yield { path, stamp, config, ...(facts ? { facts } : {}) };
  }
  const scanFiles = async (paths: readonly string[]): Promise<void> => {
    let changed = false;
    for (const path of paths) {
      const root = rootOf.get(path) ?? (isNamed(path) ? folderOf(path, state.roots) : undefined);
      if (!root || (corpus.size >= maxFiles && !rootOf.has(path))) continue;
      changed = (await refresh(path, root)) !== 'same' || changed;
      await parts.yield();
    }
    if (changed) updated();
  };
  const all = (): void => {
    const own = ++generation;
    enqueue(() => (own === generation ? scanAll(own) : Promise.resolve()));
  };
  return {
    all,
    files(paths) {
      const isConfig = (path: string): boolean => path.endsWith(`/${configFileName}`);
      // A file whose name is not that of an advisory may be listed in a configuration, or may be a catalogue.
      if (paths.some((path) => isConfig(path) || (!isNamed(path) && !rootOf.has(path)))) all();
      else enqueue(() => scanFiles(paths));
    },
    pause() {
      generation++;
      enqueue(() => {
        updated();
        parts.post({ type: 'indexed', files: corpus.size, unindexed: 0 });
        return Promise.resolve();
      });
    },
  };
}

/** Returns the advisories in a folder: files with the name of an advisory, and files that configurations list. */
async function listOf(root: CorpusRoot, { parts, reader }: IndexerState): Promise<readonly string[]> {
  const { files } = parts;
  const { folder } = root;
  const [advisories, configs] = await Promise.all([
    files.find(folder, named),
    files.find(folder, [`**/${configFileName}`]),
  ]);
  const found = new Set(advisories.filter(isNamed));
  const asked = new Set<string>();
  for (const path of [inFolder(folder, configFileName), ...configs]) {
    const { advisories: more } = await reader.configOf(path, root);
    if (!more) continue;
    const key = JSON.stringify(more);
    if (asked.has(key)) continue;
    asked.add(key);
    const further = await files.find(more.base, more.globs.filter(staysInside));
    for (const one of further)
      if (liesIn(one, folder) && /\.ya?ml$/i.test(one) && !one.endsWith(`/${configFileName}`)) found.add(one);
  }
  return [...found].sort();
}

/** Returns the innermost folder that contains a path. */
function folderOf(path: string, roots: readonly CorpusRoot[]): CorpusRoot | undefined {
  return roots.filter(({ folder }) => liesIn(path, folder)).sort((a, b) => b.folder.length - a.folder.length)[0];
}

/** Returns the same pieces, with pauses between them. */
async function* paced(pieces: AsyncIterable<string>, pacing: Pacing): AsyncGenerator<string> {
  for await (const piece of pieces) {
    yield piece;
    await pacing.next();
  }
}

const basisOf = ({ parts, encoding }: IndexerState): string => `${parts.basis} ${encoding}`;
