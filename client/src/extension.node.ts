/** The extension where Node runs: the server is a process of its own. */
import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import type { ServerOptions } from 'vscode-languageclient/node';
import { clientOptions } from './clientOptions.ts';
import { createDownloads } from './downloads.ts';
import { activateShared } from './extension.shared.ts';
import type { ExtensionApi } from './extension.shared.ts';

/** Called by VS Code once, when the first advisory or YAML document opens. */
export function activate(context: ExtensionContext): ExtensionApi {
  const module = context.asAbsolutePath('dist/server.cjs');
  const folder = context.globalStorageUri.fsPath;
  const args = [`--catalogue=${folder}`];
  const server: ServerOptions = {
    run: { module, args, transport: TransportKind.ipc },
    debug: { module, args, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
  };
  // The ID is the prefix of `advisory.trace.server` too, which the client reads by itself.
  const client = new LanguageClient('advisory', 'Advisory', server, clientOptions);
  return activateShared(context, client, createDownloads(folder));
}
