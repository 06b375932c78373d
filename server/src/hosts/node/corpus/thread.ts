/** Starts the indexer of a workspace in a thread that runs the server's program. */
import { Worker } from 'node:worker_threads';
import type { HostCorpus } from '../../../lsp/host.ts';
import type { FromIndexer } from '../../../service/corpus/messages.ts';

/** The data passed to the thread at its start. */
export interface IndexerThreadData {
  /** The command-line arguments of the server. */
  readonly advisoryIndex: readonly string[];
}

/** Whether the data passed to a thread at its start is for an indexer. */
export function isIndexerThread(data: unknown): data is IndexerThreadData {
  return typeof data === 'object' && data !== null && 'advisoryIndex' in data;
}

/**
 * Creates the interface through which the server starts the indexer. `args` are the command-line arguments. Only works in the bundled
 * program, because the thread runs the same file.
 */
export function createHostCorpus(args: readonly string[]): HostCorpus {
  return {
    start(listener, ended) {
      const workerData: IndexerThreadData = { advisoryIndex: args };
      const worker = new Worker(new URL(import.meta.url), { workerData, argv: [...args] });
      worker.on('message', (message: FromIndexer) => listener(message));
      worker.on('error', (error) => ended(error));
      worker.on('exit', () => ended(undefined));
      // Without this call, an idle indexer would keep the server running.
      worker.unref();
      return { post: (message) => worker.postMessage(message), stop: () => void worker.terminate() };
    },
  };
}
