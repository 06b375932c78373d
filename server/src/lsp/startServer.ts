/** Composes the server on a connection: any transport, any host. */
import { DidChangeConfigurationNotification } from 'vscode-languageserver';
import type { Connection } from 'vscode-languageserver';
import { serverCapabilities } from './capabilities.ts';
import { readClientFeatures, unknownClient } from './clientFeatures.ts';
import { createDiagnostics } from './diagnostics.ts';
import type { Diagnostics } from './diagnostics.ts';
import { createDocuments } from './documents.ts';
import { registerFeatures } from './features.ts';
import type { ServerHost } from './host.ts';
import { registerRender } from './render.ts';
import { createSafeRunner, describeError } from './runSafe.ts';
import { createSettings } from './settings.ts';

/** Registers every handler and listens. Needs no `initializationOptions`; the connection ends with its transport. */
export function startServer(connection: Connection, host: ServerHost): void {
  let features = unknownClient;
  const client = (): typeof features => features;
  const run = createSafeRunner(host.timer, connection.console);

  connection.onInitialize((params, _token, progress) => {
    features = readClientFeatures(params);
    progress.begin('Threat Advisory');
    progress.done();
    return {
      capabilities: serverCapabilities(features),
      serverInfo: { name: 'Threat Advisory', version: host.version },
    };
  });
  connection.onInitialized(() => {
    if (!features.registersConfiguration) return;
    connection.client
      .register(DidChangeConfigurationNotification.type, { section: 'advisory' })
      .catch((error: unknown) =>
        connection.console.error(`Changes of the settings will go unnoticed: ${describeError(error)}`),
      );
  });

  const settings = createSettings(connection, client, () => diagnostics.settingsChanged());
  const documents = createDocuments(connection, host.service, {
    changed: (uri) => diagnostics.documentChanged(uri),
    closed(uri) {
      settings.forget(uri);
      diagnostics.documentClosed(uri);
    },
  });
  const parts = { connection, host, documents, settings, client, run };
  const diagnostics: Diagnostics = createDiagnostics(parts);
  registerFeatures(parts);
  registerRender(connection, host, documents, run);
  connection.listen();
}
