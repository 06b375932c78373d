/** Runs a language server as a process, and responds to its requests like an editor. */
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
  /** Options of Node, such as a memory limit. */
  readonly nodeOptions?: readonly string[];
  /** Whether the process has a channel for messages, in addition to the protocol's streams. */
  readonly channel?: boolean;
  /** Whether the process is expected to run out of memory; Node's messages about it are then hidden. */
  readonly quiet?: boolean;
}

export interface ServerProcess {
  readonly connection: ProtocolConnection;
  readonly child: ChildProcess;
  /** Settles like the promise, but rejects if the process ends first. */
  alive<T>(promise: Promise<T>): Promise<T>;
  /** Ends the process with `shutdown` and `exit` if it is still running, and closes the connection. */
  stop(): Promise<void>;
}

/** The client's capabilities, which are the same for every server. They do not include pull diagnostics, so that all servers push them. */
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

/** Starts a server and waits until it has responded to `initialize`; `listen` registers handlers before any message is sent. */
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
  // While nothing waits in `alive`, the rejection is not an error.
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
