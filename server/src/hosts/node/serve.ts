/** Runs the language server in Node with the transport that the arguments select. */
import { parentPort } from 'node:worker_threads';
import { createConnection } from 'vscode-languageserver/node';
import { createGate } from '../../lsp/connection/gate.ts';
import { describeError } from '../../lsp/connection/describeError.ts';
import { createEncoder } from '../../lsp/positions/positionEncoding.ts';
import { startServer } from '../../lsp/startServer.ts';
import { createLanguageService } from '../../service/languageService.ts';
import { runIndexer } from './corpus/runIndexer.ts';
import { lowerPriority } from './corpus/priority.ts';
import { createHostCorpus } from './corpus/thread.ts';
import { createNodeEnvironment } from './environment.ts';
import { createHostFiles } from './files.ts';
import { createHostCatalogue, openStore } from './storedCatalogue.ts';
import { createHostPages } from './hostPages.ts';
import { nodeTimer } from './timer.ts';

/** Starts the server, which runs until its connection is closed. `args` are the command-line arguments, which include the transport. */
export function serve(args: readonly string[], version: string): void {
  const connection = createConnection({ messageStrategy: createGate() });
  process.on('unhandledRejection', (error) => connection.console.error(describeError(error)));
  const store = openStore(args, (message) =>
    connection.console.error(`The updated catalogue could not be read; the shipped one is used instead: ${message}`),
  );
  const environment = createNodeEnvironment({
    onInternalError: (rule, error) => connection.console.error(`The rule ${rule} failed: ${describeError(error)}`),
    catalogue: () => store.catalogue(),
  });
  startServer(connection, {
    service: createLanguageService(environment),
    timer: nodeTimer,
    files: createHostFiles(),
    pages: createHostPages(),
    catalogue: createHostCatalogue(store),
    corpus: createHostCorpus(args),
    version,
  });
}

/** The entry point of the indexer's thread. `args` are the command-line arguments of the server. On the main thread, does nothing. */
export async function serveIndexer(args: readonly string[], version: string): Promise<void> {
  if (!parentPort) return;
  await lowerPriority();
  const store = openStore(args, () => undefined);
  const service = createLanguageService(createNodeEnvironment({ catalogue: () => store.catalogue() }));
  const basis = JSON.stringify([version, createHostCatalogue(store).info()]);
  runIndexer({ port: parentPort, args, service, encoder: createEncoder, basis });
}
