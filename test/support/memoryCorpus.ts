/** An indexer in the test's own process, with files in memory. */
import type { HostCorpus } from '../../server/src/lsp/host.ts';
import { createEncoder } from '../../server/src/lsp/positions/positionEncoding.ts';
import { createIndexer } from '../../server/src/service/corpus/indexer.ts';
import type { IndexerStore } from '../../server/src/service/corpus/indexerParts.ts';
import type { LanguageService } from '../../server/src/service/types.ts';
import type { MemoryFiles } from './memoryFiles.ts';

export interface MemoryStore extends IndexerStore {
  /** The stored indexes, by folder. */
  readonly texts: Map<string, string>;
}

/** Creates a store without files. */
export function createMemoryStore(): MemoryStore {
  const texts = new Map<string, string>();
  return {
    texts,
    async *load(folder) {
      const text = texts.get(folder);
      // The pieces do not end at line breaks.
      for (let at = 0; text !== undefined && at < text.length; at += 1000) yield text.slice(at, at + 1000);
    },
    save: (folder, pieces) => Promise.resolve(void texts.set(folder, [...pieces].join(''))),
  };
}

/** Creates an indexer in this process that uses the text of a file as its stamp. Messages are copied, as between threads. */
export function createMemoryCorpus(
  service: LanguageService,
  files: MemoryFiles,
  store: IndexerStore = createMemoryStore(),
  basis = 'test',
): HostCorpus {
  return {
    start(listener) {
      let stopped = false;
      const handle = createIndexer({
        service,
        files: {
          ...files,
          stamp: (path) => Promise.resolve(files.exists(path, '') === true ? files.textOf(path) : undefined),
        },
        store,
        basis,
        hash: (text) => text,
        encoder: createEncoder,
        yield: () => new Promise((resolve) => setImmediate(resolve)),
        wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
        now: () => performance.now(),
        post(message) {
          const copy = structuredClone(message);
          // Asynchronous like a thread: never while the server is running.
          setImmediate(() => {
            if (!stopped) listener(copy);
          });
        },
      });
      return {
        post: (message) => handle(structuredClone(message)),
        stop: () => void (stopped = true),
      };
    },
  };
}
