/** Gives request handlers access to the workspace index, which contains the files on disk. Open documents replace their files. */
import type { CancellationToken, Range } from 'vscode-languageserver';
import { createCorpus, otherPaths, type Corpus, type PlainLocation, type Renaming } from '../../core/index.ts';
import { describeError } from '../connection/describeError.ts';
import { logError } from '../connection/log.ts';
import type { Answers, CorpusRoot, Question, ToIndexer } from '../../service/corpus/messages.ts';
import type { CorpusParts } from './corpusParts.ts';
import { createIndexerClient, type IndexerClient, type OnChecked } from './indexerClient.ts';
import { createOpenFacts } from './openFacts.ts';
import { startProgress, type LateProgress } from './progress.ts';

/** Questions about the index whose answers include open documents. */
export type IndexQuestion = Extract<Question, { readonly what: 'references' | 'symbols' | 'groups' }>;

export interface CorpusClient {
  /** Returns an answer that takes the current text of open documents into account; undefined if cancelled, or if the indexer has stopped. */
  ask<Q extends IndexQuestion>(question: Q, token: CancellationToken): Promise<Answers[Q['what']] | undefined>;
  /**
   * Checks the given files, by default all files, except those that are open. `onChecked` receives their diagnostics. Returns the number of
   * checked files; undefined if cancelled, or if there is no index.
   */
  check(
    only: readonly string[] | undefined,
    token: CancellationToken,
    onChecked: OnChecked,
  ): Promise<number | undefined>;
  /**
   * Returns the edits to files on disk that rename an object. Open documents are not included. Returns undefined if cancelled, or if there
   * is no index.
   */
  renaming(renaming: Renaming, token: CancellationToken): Promise<Answers['rename'] | undefined>;
  /** Returns the URI of a file. If the file is open, this is the URI of the open document. */
  uriOf(path: string): string;
  /** Returns the same function as `uriOf` for the documents that are open now; faster for many files. */
  uris(): (path: string) => string;
  /** Resolves once all files have been compared with the index, or once it is known that they cannot be. */
  ready(): Promise<void>;
  /** Must be called with the URIs of changed files, or without URIs if any file may have changed. */
  changed(uris?: readonly string[]): void;
  closed(uri: string): void;
  /**
   * Must be called after each edit in an open document. Until the index is complete, the indexer then pauses, so that requests are not
   * slowed.
   */
  edited(): void;
  /** Must be called after a change to the folders, the settings or the catalogue. */
  restart(): void;
  /** Records the `id` of an open document. */
  noteId(uri: string, id: string | undefined): void;
  /** Returns the paths of the other advisories that have this `id`, relative to the folder of the document. */
  sameId(uri: string, id: string): readonly string[];
  /** Registers a function to call after the index has changed. */
  onUpdate(run: () => void): void;
  stop(): void;
}

/** Converts a range from the index to an LSP range. */
export function rangeOf([line, character, endLine, endCharacter]: PlainLocation): Range {
  return { start: { line, character }, end: { line: endLine, character: endCharacter } };
}

const nothing = (): void => {};
/** The minimum time between two messages about edits, in milliseconds. */
const editsEvery = 20;

/** Creates the client and starts indexing the workspace folders. */
export function createCorpusClient(parts: CorpusParts): CorpusClient {
  const { connection, host, texts, client } = parts;
  /** An index of only the open documents, used while no indexer runs, for example on hosts without threads or in workspaces without folders. */
  const local: Corpus = createCorpus();
  const pathOf = (uri: string): string => host.files?.pathOf(uri) ?? uri;
  const openFacts = createOpenFacts(parts, pathOf);
  const updates: (() => void)[] = [];
  let sameIds: ReadonlyMap<string, readonly string[]> = new Map();
  let indexer: IndexerClient | undefined;
  let progress: LateProgress | undefined;
  let isReady = Promise.resolve();
  let setReady = nothing;
  let isPaused = false;
  let isIndexing = false;
  let edited = Number.NEGATIVE_INFINITY;

  const openPaths = (): string[] => texts.uris().map(pathOf);
  const uris = (): ((path: string) => string) => {
    const openUris = new Map(texts.uris().map((uri) => [pathOf(uri), uri]));
    return (path) => openUris.get(path) ?? host.files?.uriOf(path) ?? path;
  };
  const endProgress = (): void => {
    progress?.end();
    progress = undefined;
  };
  const pause = (): void => {
    isPaused = true;
    indexer?.post({ type: 'pause' });
  };
  const start = (roots: readonly CorpusRoot[]): void => {
    if (!host.corpus || roots.length === 0) return setReady();
    indexer ??= createIndexerClient(
      host.corpus,
      (message) => {
        switch (message.type) {
          case 'progress':
            if (isPaused) return;
            progress ??= startProgress(parts, 'Reading advisories', message.isLong ? pause : undefined);
            return progress.report(message.done, message.total);
          case 'indexed':
            endProgress();
            isIndexing = false;
            if (message.unindexed > 0)
              connection.console.warn(
                `${message.unindexed} advisories are not indexed because the workspace contains too many.`,
              );
            return setReady();
          case 'updated':
            return updates.forEach((run) => run());
          case 'sameIds':
            sameIds = new Map(message.ids);
            return parts.sameIdsChanged();
          case 'failed':
            logError(connection, message.message);
            endProgress();
            return setReady();
        }
      },
      (error) => {
        if (error !== undefined) logError(connection, `The indexer stopped unexpectedly: ${describeError(error)}`);
        indexer = undefined;
        endProgress();
        setReady();
      },
    );
    isIndexing = true;
    indexer.post({ type: 'roots', roots, encoding: client().encoding });
  };
  const restart = (): void => {
    isPaused = false;
    setReady();
    isReady = new Promise((resolve) => (setReady = resolve));
    openFacts.clear();
    parts.roots().then(start, (error: unknown) => {
      logError(connection, `The workspace could not be indexed: ${describeError(error)}`);
      setReady();
    });
  };
  const tell = (message: ToIndexer): void => {
    isPaused = false;
    indexer?.post(message);
  };
  restart();
  return {
    async ask<Q extends IndexQuestion>(question: Q, token: CancellationToken) {
      await openFacts.sync((path, facts) => {
        local.override(path, facts);
        indexer?.post({ type: 'open', path, facts });
      });
      if (token.isCancellationRequested) return undefined;
      if (indexer) return indexer.ask(question, token);
      return localAnswer(question) as Answers[Q['what']];
    },
    async check(only, token, onChecked) {
      const question = { what: 'check', except: openPaths(), ...(only ? { only } : {}) } as const;
      return indexer?.ask(question, token, onChecked);
    },
    async renaming(renaming, token) {
      return indexer?.ask({ what: 'rename', renaming, except: openPaths() }, token);
    },
    uriOf: (path) => uris()(path),
    uris,
    ready: () => isReady,
    changed(uris) {
      const paths = uris?.flatMap((uri) => host.files?.pathOf(uri) ?? []);
      if (paths?.length === 0) return;
      tell({ type: 'changed', ...(paths ? { paths } : {}) });
    },
    closed(uri) {
      openFacts.forget(uri);
      local.override(pathOf(uri), undefined);
      tell({ type: 'closed', path: pathOf(uri) });
    },
    edited() {
      if (!isIndexing || host.timer.now() - edited < editsEvery) return;
      edited = host.timer.now();
      indexer?.post({ type: 'edited' });
    },
    restart() {
      indexer?.stop();
      indexer = undefined;
      restart();
    },
    noteId: (uri, id) => indexer?.post({ type: 'openId', path: pathOf(uri), id }),
    sameId: (uri, id) => otherPaths(sameIds.get(id) ?? [], pathOf(uri)),
    onUpdate: (run) => void updates.push(run),
    stop() {
      endProgress();
      indexer?.stop();
    },
  };

  function localAnswer(question: IndexQuestion): unknown {
    switch (question.what) {
      case 'references':
        return local.references(question, question.declaration);
      case 'symbols':
        return local.symbols(question.query, question.limit);
      case 'groups':
        return local.groups(question.by, (...named) => host.service.corpus.label(...named));
    }
  }
}

/** A token that is never cancelled. */
export const neverCancelled: CancellationToken = {
  isCancellationRequested: false,
  onCancellationRequested: () => ({ dispose: nothing }),
};
