/**
 * The extension in Node hosts, except for the detection of advisories. The server is a separate process. This module is loaded only when it
 * is needed, e.g. when the first advisory is opened or a command is first used.
 */
import { join } from 'node:path';
import { l10n } from 'vscode';
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
import { createPublisher } from './publish/publisher.ts';
import { serverNodeOptions } from './serverNodeOptions.ts';

/** Creates the extension without starting its server. `onConfigured`: see `ExtensionParts`. */
export function createNodeExtension(context: ExtensionContext, onConfigured: () => void): Extension {
  const module = context.asAbsolutePath('dist/server.cjs');
  const folder = context.globalStorageUri.fsPath;
  const args = [`--catalogue=${folder}`, `--index=${join(folder, 'index')}`];
  const started = (options: ForkOptions): NodeModule => ({ module, args, transport: TransportKind.ipc, options });
  // The server runs in the same version of Node as the extension.
  const execArgv = serverNodeOptions(process.allowedNodeEnvironmentFlags);
  const server: ServerOptions = {
    run: started({ execArgv }),
    debug: started({ execArgv: [...execArgv, '--nolazy', '--inspect=6009'] }),
  };
  const errorHandler = createCrashHandler(() => {
    void showServerStopped(
      l10n.t('The language server stopped several times in a row, so advisories are not checked.'),
    );
  });
  // The ID of the client is also the prefix of the setting `advisory.trace.server`, which the client reads itself.
  const client = new LoggingClient('advisory', 'Advisory', server, {
    ...clientOptions,
    errorHandler,
    // Prevents the client from showing its own notification. `start` rejects in either case.
    initializationFailedHandler: () => false,
  });
  const publisher = createPublisher(context.asAbsolutePath('dist/cli.cjs'), folder);
  return createExtension({ context, client, downloads: createDownloads(folder), publisher, onConfigured });
}
