/** Starts the server on a connection, with any transport and host. */
import type { Connection } from 'vscode-languageserver';
import { serverCapabilities } from './connection/capabilities.ts';
import { readClientFeatures, unknownClient } from './connection/clientFeatures.ts';
import { registerRefusals } from './connection/gate.ts';
import { createMarkRefresh } from './connection/markRefresh.ts';
import { notifyOfReports, registerInterests } from './connection/registrations.ts';
import { createCorpusAccess } from './corpus/access.ts';
import type { CorpusAccess } from './corpus/access.ts';
import { createDiagnostics } from './diagnostics/diagnostics.ts';
import type { Diagnostics } from './diagnostics/diagnostics.ts';
import { createHoldback } from './diagnostics/holdback.ts';
import { createOpenTexts } from './documents/openTexts.ts';
import { createParsedDocuments } from './documents/parsedDocuments.ts';
import type { ParsedDocuments } from './documents/parsedDocuments.ts';
import { trustedNotification } from '../protocol/reports.ts';
import type { ServerHost } from './host.ts';
import { registerRequests } from './requests/index.ts';
import { createRequestRunner } from './scheduling/requestRunner.ts';
import { createRequestScheduler } from './scheduling/requestScheduler.ts';
import { createConfigFileDiagnostics } from './workspace/configFileDiagnostics.ts';
import { createDocumentKinds } from './workspace/documentKinds.ts';
import { createSettings } from './workspace/settings.ts';
import { createWorkspaceConfig } from './workspace/workspaceConfig.ts';

/**
 * Registers every handler and starts listening. Clients may omit `initializationOptions`. The server ends when its connection is closed.
 */
export function startServer(connection: Connection, host: ServerHost): void {
  let features = unknownClient;
  const client = (): typeof features => features;
  const scheduler = createRequestScheduler(host.timer);
  const run = createRequestRunner(scheduler, connection.console);
  const holdback = createHoldback(host.timer);
  const refreshMarks = createMarkRefresh(connection, client);
  const changed = (): void => {
    diagnostics.settingsChanged();
    refreshMarks();
    notifyOfReports(connection, client());
  };

  connection.onInitialize((params, _token, progress) => {
    features = readClientFeatures(params);
    config.setFolders(params);
    progress.begin('Threat Advisory');
    progress.done();
    return {
      capabilities: serverCapabilities(features),
      serverInfo: { name: 'Threat Advisory', version: host.version },
    };
  });
  connection.onInitialized(() => {
    registerInterests(connection, features);
    if (features.hasWorkspaceFolders)
      connection.workspace.onDidChangeWorkspaceFolders((event) => {
        config.changeFolders(event);
        corpus.restart();
      });
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    config.filesChanged(changes);
    corpus.filesChanged(changes);
  });

  const settings = createSettings(connection, client, host.timer, {
    isOpen: (uri) => texts.versionOf(uri) !== undefined,
    problemsIn: (value) => host.service.settingsProblems(value),
    changed() {
      changed();
      corpus.restart();
    },
  });
  const texts = createOpenTexts(connection, client, {
    opened(uri) {
      documents.forget(uri);
      config.documentVisited();
      corpus.opened(uri);
    },
    saved(uri) {
      config.documentVisited();
      corpus.saved(uri);
    },
    edited: holdback.changed,
    changed(uri) {
      scheduler.onMessage();
      corpus.edited();
      config.documentChanged(uri);
      diagnostics.documentChanged(uri);
    },
    closed(uri) {
      scheduler.onMessage();
      documents.forget(uri);
      holdback.forget(uri);
      settings.forget(uri);
      config.documentChanged(uri);
      diagnostics.documentClosed(uri);
      corpus.closed(uri);
    },
  });
  const kinds = createDocumentKinds((uri) => host.files?.pathOf(uri));
  const documents: ParsedDocuments = createParsedDocuments(texts, host.service, kinds.of);
  const configFileDiagnostics = createConfigFileDiagnostics({ connection, host, texts, client });
  const config = createWorkspaceConfig(
    {
      connection,
      host,
      texts,
      settings,
      kinds,
      configFileDiagnostics,
      client,
      onCatalogue: () => corpus.restart(),
      withOthers: (uri, context) => corpus.withOthers(uri, context),
    },
    () => changed(),
  );
  const parts = { connection, host, texts, documents, config, client };
  const corpus: CorpusAccess = createCorpusAccess({ ...parts, roots: config.roots }, () =>
    diagnostics.settingsChanged(),
  );
  const diagnostics: Diagnostics = createDiagnostics({ ...parts, scheduler, holdback, noteId: corpus.noteId });
  connection.onNotification(trustedNotification, config.trust);
  registerRefusals(connection);
  registerRequests({ ...parts, diagnostics, run }, corpus);
  connection.listen();
}
