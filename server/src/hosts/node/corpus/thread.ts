/** Starts the indexer of a workspace in a thread that runs the server's program. */
import { Worker } from 'node:worker_threads';
import type { HostCorpus } from '../../../lsp/host.ts';
import type { FromIndexer } from '../../../service/corpus/messages.ts';

/** The start data for the thread. */
export interface IndexerThreadData {
  /** The server's arguments. */
  readonly advisoryIndex: readonly string[];
}

/** Whether a thread's start data is for an indexer. */
export function isIndexerThread(data: unknown): data is IndexerThreadData {
  return typeof data === 'object' && data !== null && 'advisoryIndex' in data;
}

/** Creates the host's side; `args` are those of the process. Only works in the bundled program, because the thread runs the same file. */
export function createHostCorpus(args: readonly string[]): HostCorpus {
  return {
    start(listener, ended) {
      const workerData: IndexerThreadData = { advisoryIndex: args };
      const worker = new Worker(new URL(import.meta.url), { workerData, argv: [...args] });
      worker.on('message', (message: FromIndexer) => listener(message));
      worker.on('error', (error) => ended(error));
      worker.on('exit', () => ended(undefined));
      // An idle indexer does not keep the server running.
      worker.unref();
      return { post: (message) => worker.postMessage(message), stop: () => void worker.terminate() };
    },
  };
}
