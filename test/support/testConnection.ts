/** A language server and its client in one process, connected by two streams in memory. */
import { PassThrough } from 'node:stream';
import {
  createConnection,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  InitializedNotification,
  InitializeRequest,
  LogMessageNotification,
  PublishDiagnosticsNotification,
} from 'vscode-languageserver';
import type {
  ClientCapabilities,
  InitializeResult,
  ProtocolConnection,
  PublishDiagnosticsParams,
  TextDocumentContentChangeEvent,
} from 'vscode-languageserver';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import type { HostCatalogue, HostCorpus, HostFiles, Timer } from '../../server/src/lsp/host.ts';
import { createGate } from '../../server/src/lsp/connection/gate.ts';
import { startServer } from '../../server/src/lsp/startServer.ts';
import { nodeTimer } from '../../server/src/hosts/node/timer.ts';
import type { LanguageService, PagePrinter } from '../../server/src/service/types.ts';

export interface TestConnection {
  /** The client's end, for requests without a helper. */
  readonly client: ProtocolConnection;
  /** Everything that was published, the oldest first. */
  readonly published: PublishDiagnosticsParams[];
  /** The messages that the server logged. */
  readonly log: string[];
  /** Returns the exit code that the server requested. */
  exitCode(): number | undefined;
  /** Sends `initialize`; `folders` are the URIs of the workspace folders. */
  initialize(capabilities?: ClientCapabilities, ...folders: string[]): Promise<InitializeResult>;
  open(uri: string, text: string, version?: number): Promise<void>;
  change(uri: string, version: number, changes: TextDocumentContentChangeEvent[]): Promise<void>;
  close(uri: string): Promise<void>;
  dispose(): void;
}

/** Starts a server for a service and connects a client that has not yet sent `initialize`; `files` are those of the host. */
export function connect(
  service: LanguageService,
  timer: Timer = nodeTimer,
  files?: HostFiles,
  catalogue?: HostCatalogue,
  corpus?: HostCorpus,
  pages?: PagePrinter,
): TestConnection {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  let exitCode: number | undefined;
  const watchDog = { shutdownReceived: false, initialize: () => {}, exit: (code: number) => void (exitCode = code) };
  const server = createConnection(
    (logger) =>
      createProtocolConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient), logger, {
        messageStrategy: createGate(),
      }),
    watchDog,
  );
  const parts = {
    ...(files ? { files } : {}),
    ...(catalogue ? { catalogue } : {}),
    ...(corpus ? { corpus } : {}),
    ...(pages ? { pages } : {}),
  };
  startServer(server, { service, timer, ...parts, version: '0.0.0-test' });

  const client = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
  const published: PublishDiagnosticsParams[] = [];
  const log: string[] = [];
  client.onNotification(PublishDiagnosticsNotification.type, (params) => void published.push(params));
  client.onNotification(LogMessageNotification.type, (params) => void log.push(params.message));
  client.listen();
  return {
    client,
    published,
    log,
    exitCode: () => exitCode,
    async initialize(capabilities = {}, ...folders) {
      const result = await client.sendRequest(InitializeRequest.type, {
        processId: null,
        rootUri: folders[0] ?? null,
        ...(folders.length === 0 ? {} : { workspaceFolders: folders.map((uri) => ({ uri, name: 'workspace' })) }),
        capabilities,
      });
      await client.sendNotification(InitializedNotification.type, {});
      return result;
    },
    open: (uri, text, version = 1) =>
      client.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: { uri, languageId: 'advisory', version, text },
      }),
    change: (uri, version, contentChanges) =>
      client.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri, version },
        contentChanges,
      }),
    close: (uri) => client.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } }),
    dispose() {
      client.dispose();
      server.dispose();
      toServer.destroy();
      toClient.destroy();
    },
  };
}

/** Resolves to the first defined result of `read`, which is called again after each turn of the event loop. */
export async function until<T>(read: () => T | undefined | false): Promise<T> {
  for (;;) {
    const value = read();
    if (value !== undefined && value !== false) return value;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
