/** The language server as a Node program. */
import { createConnection } from 'vscode-languageserver/node';
import { version } from '../../../../package.json';
import { createNodeEnvironment } from './environment.ts';
import { describeError } from '../../lsp/connection/describeError.ts';
import { startServer } from '../../lsp/startServer.ts';
import { createLanguageService } from '../../service/languageService.ts';
import { serverMode, usage } from './arguments.ts';
import { createHostCatalogue, openStore } from './storedCatalogue.ts';
import { createHostFiles } from './files.ts';
import { nodeTimer } from './timer.ts';

switch (serverMode(process.argv.slice(2))) {
  case 'help':
    process.stdout.write(usage);
    break;
  case 'version':
    process.stdout.write(`${version}\n`);
    break;
  case 'usage':
    process.stderr.write(usage);
    process.exitCode = 2;
    break;
  case 'serve':
    serve();
}

function serve(): void {
  const connection = createConnection();
  process.on('unhandledRejection', (error) => connection.console.error(describeError(error)));
  const onInternalError = (rule: string, error: unknown): void =>
    connection.console.error(`The rule ${rule} failed: ${describeError(error)}`);
  const store = openStore(process.argv.slice(2), (message) =>
    connection.console.error(`The updated catalogue could not be read; the shipped one is used instead: ${message}`),
  );
  const service = createLanguageService(createNodeEnvironment({ onInternalError, catalogue: () => store.catalogue() }));
  startServer(connection, {
    service,
    timer: nodeTimer,
    files: createHostFiles(),
    catalogue: createHostCatalogue(store),
    version,
  });
}
