/** Composes the server on a connection: any transport, any host. */
import type { Connection } from 'vscode-languageserver';
import { serverCapabilities } from './connection/capabilities.ts';
import { registerCatalogue } from './requests/searchTechniques.ts';
import { readClientFeatures, unknownClient } from './connection/clientFeatures.ts';
import { registerServerCommands } from './requests/executeCommand.ts';
import { createDiagnostics } from './diagnostics/diagnostics.ts';
import type { Diagnostics } from './diagnostics/diagnostics.ts';
import { createDocuments } from './documents/openTexts.ts';
import { registerFeatures } from './requests/completion.ts';
import type { ServerHost } from './host.ts';
import { registerMigrate } from './requests/migrate.ts';
import { registerRecognise } from './requests/recognise.ts';
import { registerRender } from './requests/render.ts';
import { createSafeRunner } from './scheduling/requestRunner.ts';
import { registerInterests } from './connection/registrations.ts';
import { createSettings } from './workspace/settings.ts';
import { createTeam } from './workspace/workspaceConfig.ts';
import { createTeamFiles } from './workspace/configFileDiagnostics.ts';
import { createTurns } from './scheduling/requestScheduler.ts';
import { createTyping } from './diagnostics/holdback.ts';

/** Registers every handler and listens. Needs no `initializationOptions`; the connection ends with its transport. */
export function startServer(connection: Connection, host: ServerHost): void {
  let features = unknownClient;
  const client = (): typeof features => features;
  const turns = createTurns(host.timer);
  const run = createSafeRunner(turns, connection.console);
  const typing = createTyping(host.timer);

  connection.onInitialize((params, _token, progress) => {
    features = readClientFeatures(params);
    team.setFolders(params);
    progress.begin('Threat Advisory');
    progress.done();
    return {
      capabilities: serverCapabilities(features),
      serverInfo: { name: 'Threat Advisory', version: host.version },
    };
  });
  connection.onInitialized(() => {
    registerInterests(connection, features);
    if (features.hasWorkspaceFolders) connection.workspace.onDidChangeWorkspaceFolders(team.changeFolders);
  });
  connection.onDidChangeWatchedFiles(({ changes }) => team.filesChanged(changes));

  const settings = createSettings(connection, client, {
    isOpen: (uri) => documents.versionOf(uri) !== undefined,
    changed: () => diagnostics.settingsChanged(),
  });
  const documents = createDocuments(connection, host.service, client, {
    kindOf: (uri, text) => team.kindOf(uri, text),
    changed(uri) {
      turns.noticed();
      team.documentChanged(uri);
      diagnostics.documentChanged(uri);
    },
    edited: typing.changed,
    closed(uri) {
      turns.noticed();
      typing.forget(uri);
      settings.forget(uri);
      team.documentChanged(uri);
      diagnostics.documentClosed(uri);
    },
  });
  const teamFiles = createTeamFiles({ connection, host, documents, client });
  const team = createTeam({ connection, host, documents, settings }, teamFiles, () => diagnostics.settingsChanged());
  const parts = { connection, host, documents, team, client, run, turns, typing };
  const diagnostics: Diagnostics = createDiagnostics(parts);
  registerFeatures(parts);
  registerRecognise(parts);
  registerCatalogue(parts);
  registerServerCommands(connection, run, [
    registerRender(connection, host, documents, team, run),
    registerMigrate(parts),
  ]);
  connection.listen();
}
