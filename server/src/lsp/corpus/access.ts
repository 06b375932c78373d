/**
 * Loads and starts the workspace index, either some time after the first advisory is opened or on the first request that needs the index.
 */
import { FileChangeType } from 'vscode-languageserver';
import type { FileEvent } from 'vscode-languageserver';
import type { DocumentContext } from '../../core/index.ts';
import { advisoriesChanged } from '../../protocol/corpus.ts';
import type { CorpusParts } from './corpusParts.ts';
import { createCorpusClient, createUnopened, type CorpusClient, type Unopened } from './index.ts';

/**
 * The delay in milliseconds between opening the first advisory and reading the others, so that diagnostics and completion for the open
 * advisory are not delayed.
 */
const startDelay = 1_000;

export interface CorpusAccess {
  /** Returns the index, which is started on the first call. */
  get(): CorpusClient;
  /** Returns the object that publishes diagnostics for files that are not open. The first call also starts the index. */
  readonly unopened: () => Unopened;
  opened(uri: string): void;
  /** Must be called after each edit in an open document. */
  edited(): void;
  /** Must be called after a document was closed. */
  closed(uri: string): void;
  saved(uri: string): void;
  filesChanged(changes: readonly FileEvent[]): void;
  /** Must be called after a change to the settings, the folders or the catalogue. */
  restart(): void;
  /** Records the `id` of an open document. */
  readonly noteId: (uri: string, id: string | undefined) => void;
  /**
   * Returns a document's context, extended so that rules can find other advisories with the same `id`; unchanged while the index has not
   * reported any. Returns the same object for the same arguments until the set of such advisories changes.
   */
  withOthers(uri: string, context: DocumentContext): DocumentContext;
}

/** Creates the index access for a connection. `changed` is called when the set of advisories that share an `id` has changed. */
export function createCorpusAccess(parts: Omit<CorpusParts, 'sameIdsChanged'>, changed: () => void): CorpusAccess {
  const { connection, host, client } = parts;
  const ids = new Map<string, string | undefined>();
  let made: { readonly corpus: CorpusClient; readonly unopened: Unopened } | undefined;
  let contexts: WeakMap<DocumentContext, Map<string, DocumentContext>> | undefined;
  let cancelStart: (() => void) | undefined;
  const notify = async (): Promise<void> => {
    try {
      await connection.sendNotification(advisoriesChanged);
    } catch {
      // The connection is closed.
    }
  };
  const make = (): NonNullable<typeof made> => {
    if (made) return made;
    cancelStart?.();
    const own: CorpusParts = {
      ...parts,
      sameIdsChanged() {
        contexts = new WeakMap();
        changed();
      },
    };
    const corpus = createCorpusClient(own);
    made = { corpus, unopened: createUnopened(own, corpus) };
    corpus.onUpdate(() => void notify());
    for (const [uri, id] of ids) corpus.noteId(uri, id);
    connection.onExit(() => corpus.stop());
    return made;
  };
  return {
    get: () => make().corpus,
    unopened: () => make().unopened,
    opened(uri) {
      made?.unopened.hide(uri);
      if (made || !host.corpus) return;
      cancelStart ??= host.timer.after(startDelay, make);
    },
    edited: () => made?.corpus.edited(),
    closed(uri) {
      ids.delete(uri);
      made?.corpus.closed(uri);
      made?.unopened.recheck([uri]);
    },
    saved(uri) {
      if (!client().watchesFiles) made?.corpus.changed([uri]);
    },
    filesChanged(changes) {
      if (!made) return;
      const uris = changes.map(({ uri }) => uri);
      // When a folder is deleted, clients send no events for the files in it.
      const isFolder = changes.some(({ uri, type }) => type === FileChangeType.Deleted && !/\.\w+$/.test(uri));
      made.corpus.changed(isFolder ? undefined : uris);
      made.unopened.recheck(uris);
    },
    restart: () => made?.corpus.restart(),
    noteId(uri, id) {
      if (ids.has(uri) && ids.get(uri) === id) return;
      ids.set(uri, id);
      made?.corpus.noteId(uri, id);
    },
    withOthers(uri, context) {
      const corpus = made?.corpus;
      if (!contexts || !corpus) return context;
      const known = contexts.get(context) ?? new Map<string, DocumentContext>();
      contexts.set(context, known);
      const found = known.get(uri) ?? { ...context, sameId: (id) => corpus.sameId(uri, id) };
      known.set(uri, found);
      return found;
    },
  };
}
