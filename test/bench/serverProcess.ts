/** A language server as a process: its connection, its end, and what an editor answers it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

import {
  ConfigurationRequest,
  createProtocolConnection,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type ProtocolConnection,
} from 'vscode-languageserver-protocol/node';

import type { ServerKind } from './servers.ts';

export interface StartOptions {
  /** Options of Node, such as a limit of memory. */
  readonly nodeOptions?: readonly string[];
  /** Has a channel for messages to the process, beside the protocol's streams. */
  readonly channel?: boolean;
  /** The process is expected to die of its memory: what Node says about it is not shown. */
  readonly quiet?: boolean;
}

export interface ServerProcess {
  readonly connection: ProtocolConnection;
  readonly child: ChildProcess;
  /** Resolves as the promise does, and rejects when the process ends before that. */
  alive<T>(promise: Promise<T>): Promise<T>;
  /** Ends it in good order where it still lives. */
  stop(): Promise<void>;
}

/** The same for every server. Diagnostics are not asked for, so that servers which could be asked push them. */
const capabilities: ClientCapabilities = {
  workspace: { configuration: true, workspaceFolders: true, didChangeConfiguration: { dynamicRegistration: true } },
  textDocument: {
    synchronization: { dynamicRegistration: false },
    publishDiagnostics: { versionSupport: true, relatedInformation: true },
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
    hover: { contentFormat: ['markdown'] },
    foldingRange: { lineFoldingOnly: true },
  },
};

/** Starts a server and waits until it has answered `initialize`; `listen` registers handlers before anything is said. */
export async function startProcess(
  kind: ServerKind,
  options: StartOptions,
  listen: (connection: ProtocolConnection) => void,
): Promise<ServerProcess> {
  const channel = options.channel === true ? (['ipc'] as const) : [];
  const child = spawn(
    process.execPath,
    [...(kind.nodeOptions ?? []), ...(options.nodeOptions ?? []), kind.file, '--stdio'],
    {
      stdio: ['pipe', 'pipe', options.quiet === true ? 'ignore' : 'inherit', ...channel],
    },
  );
  const { stdin, stdout } = child;
  if (!stdin || !stdout) throw new Error('the process has no streams');
  const connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
  const died = once(child, 'exit').then(([code, signal]): never => {
    throw new Error(`${kind.title} has ended with ${String(code ?? signal)}`);
  });
  // It is waited for by `alive` only, and its end is no error where nobody does.
  died.catch(() => undefined);
  connection.onError(() => undefined);
  connection.onRequest(ConfigurationRequest.type, ({ items }) => items.map(({ section }) => kind.setting(section)));
  connection.onRequest(RegistrationRequest.type, () => undefined);
  listen(connection);
  connection.listen();
  const alive = <T>(promise: Promise<T>): Promise<T> => Promise.race([promise, died]);
  await alive(
    connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: null,
      capabilities,
    }),
  );
  await connection.sendNotification(InitializedNotification.type, {});
  return {
    connection,
    child,
    alive,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, 'exit');
        await alive(connection.sendRequest(ShutdownRequest.type));
        await connection.sendNotification(ExitNotification.type);
        await ended;
      }
      connection.dispose();
    },
  };
}
