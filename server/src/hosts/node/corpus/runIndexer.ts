/** Runs the indexer of a workspace in a thread. This is a separate bundle, which only the thread loads. */
import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import type { MessagePort } from 'node:worker_threads';
import { createIndexer } from '../../../service/corpus/indexer.ts';
import type { IndexerParts } from '../../../service/corpus/indexerParts.ts';
import type { ToIndexer } from '../../../service/corpus/messages.ts';
import { createIndexerFiles } from './files.ts';
import { defaultIndexFolder } from './folder.ts';
import { createIndexStore } from './store.ts';

/** The dependencies that the program injects into the thread. `args` are the command-line arguments of the server. */
export interface IndexerThread extends Pick<IndexerParts, 'service' | 'basis' | 'encoder'> {
  readonly port: MessagePort;
  readonly args: readonly string[];
}

/** Starts an indexer that handles the messages of `port` until the thread is stopped. */
export function runIndexer({ port, args, ...given }: IndexerThread): void {
  const folder = args.find((arg) => arg.startsWith('--index='))?.slice('--index='.length);
  const { platform, env } = process;
  const handle = createIndexer({
    ...given,
    files: createIndexerFiles(),
    store: createIndexStore(folder || defaultIndexFolder({ home: homedir(), platform, env })),
    hash: (text) => createHash('sha256').update(text).digest('hex').slice(0, 16),
    yield: () => new Promise((resolve) => setImmediate(resolve)),
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    now: () => performance.now(),
    post: (message) => port.postMessage(message),
  });
  port.on('message', (message: ToIndexer) => handle(message));
}
