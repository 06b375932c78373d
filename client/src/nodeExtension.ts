/** Everything but the look at YAML documents, where Node runs: the server is a process of its own. Loaded with the first advisory. */
import type { ExtensionContext } from 'vscode';
import { TransportKind } from 'vscode-languageclient/node';
import type { ForkOptions, NodeModule, ServerOptions } from 'vscode-languageclient/node';
import { clientOptions } from './clientOptions.ts';
import { createDownloads } from './downloads.ts';
import { createExtension } from './extension.shared.ts';
import { createCrashHandler } from './serverCrashes.ts';
import { showServerStopped } from './serverMessage.ts';
import type { Extension } from './activation.ts';
import { LoggingClient } from './loggingClient.ts';
import { serverNodeOptions } from './serverNodeOptions.ts';

/** Makes the extension; its server is not started yet. `onRunning` is called each time that it starts. */
export function createNodeExtension(context: ExtensionContext, onRunning: () => void): Extension {
  const module = context.asAbsolutePath('dist/server.cjs');
  const folder = context.globalStorageUri.fsPath;
  const args = [`--catalogue=${folder}`];
  const started = (options: ForkOptions): NodeModule => ({ module, args, transport: TransportKind.ipc, options });
  // The server runs in the Node that runs the extension.
  const execArgv = serverNodeOptions(process.allowedNodeEnvironmentFlags);
  const server: ServerOptions = {
    run: started({ execArgv }),
    debug: started({ execArgv: [...execArgv, '--nolazy', '--inspect=6009'] }),
  };
  // The ID is the prefix of `advisory.trace.server` too, which the client reads by itself.
  const errorHandler = createCrashHandler(() => {
    void showServerStopped('The language server ended several times in a row: advisories are not checked.');
  });
  const client = new LoggingClient('advisory', 'Advisory', server, {
    ...clientOptions,
    errorHandler,
    // Without it the client shows a message of its own; `start` rejects in either case.
    initializationFailedHandler: () => false,
  });
  return createExtension({ context, client, downloads: createDownloads(folder), onRunning });
}
