/** What the extension does in every kind of host, with a client that the host made. */
import { workspace } from 'vscode';
import type { CancellationToken, Disposable, ExtensionContext, TextDocument, Uri } from 'vscode';
import { State } from 'vscode-languageclient';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { recogniseRequest, renderRequest } from '../../server/src/protocol.ts';
import type { RecogniseParams, RenderParams, RenderResult } from '../../server/src/protocol.ts';
import { registerCommands } from './commands/index.ts';
import type { Downloads } from './downloads.ts';
import { detectLanguage } from './languageDetection.ts';
import { createPreviewManager } from './preview/manager.ts';
import { createStatusBar } from './statusBar.ts';

/** What `activate` gives to other extensions and to tests. */
export interface ExtensionApi {
  /** The newest report body that the preview of a document was given; waits for its first one. */
  previewHtml(uri: Uri): Promise<string>;
}

/** Starts the client and registers everything; all of it ends with the context. Without `downloads` nothing can be updated. */
export function activateShared(
  context: ExtensionContext,
  client: BaseLanguageClient,
  downloads?: Downloads,
): ExtensionApi {
  const render = (uri: Uri, token: CancellationToken): Promise<RenderResult | null> => {
    const params: RenderParams = { textDocument: { uri: client.code2ProtocolConverter.asUri(uri) } };
    return client.sendRequest<RenderResult | null>(renderRequest, params, token);
  };
  const recognise = async (uri: Uri): Promise<boolean> => {
    const params: RecogniseParams = { uri: client.code2ProtocolConverter.asUri(uri) };
    return client.isRunning() && (await client.sendRequest<boolean>(recogniseRequest, params));
  };
  const detection = detectLanguage(recognise);
  const previews = createPreviewManager(context.extensionUri, render);
  context.subscriptions.push(
    previews,
    client.onDidChangeState(({ newState }) => {
      if (newState !== State.Running) return;
      previews.refresh();
      detection.detectAll();
    }),
    ...registerCommands({ context, client, previews, downloads }),
    detection,
    createStatusBar(),
    startWithFirstAdvisory(client),
    { dispose: () => client.dispose() },
  );
  return { previewHtml: (uri) => previews.html(uri) };
}

/**
 * YAML alone activates the extension, to look for advisories; the server costs something only once there is one, or a configuration
 * that may make advisories of other files.
 */
function startWithFirstAdvisory(client: BaseLanguageClient): Disposable {
  const isAdvisory = ({ languageId }: TextDocument): boolean => languageId === 'advisory';
  const start = (): void =>
    void client.start().catch((error: unknown) => client.error('The language server could not be started.', error));
  const opened = workspace.onDidOpenTextDocument((document) => {
    if (!isAdvisory(document)) return;
    opened.dispose();
    start();
  });
  if (workspace.textDocuments.some(isAdvisory)) {
    opened.dispose();
    start();
  }
  void workspace.findFiles('**/advisory.config.yaml', '**/node_modules/**', 1).then(([config]) => {
    if (!config) return;
    opened.dispose();
    start();
  });
  return opened;
}
