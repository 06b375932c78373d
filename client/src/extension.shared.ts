/** The parts of the extension that all hosts share. The host creates the language client. */
import type { ExtensionContext } from 'vscode';
import { l10n, workspace } from 'vscode';
import { State } from 'vscode-languageclient';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { previewRequest } from '../../server/src/protocol/preview.ts';
import type { PreviewParams, PreviewResult } from '../../server/src/protocol/preview.ts';
import { recogniseRequest } from '../../server/src/protocol/protocol.ts';
import { reportsChangedNotification, trustedNotification } from '../../server/src/protocol/reports.ts';
import type { RecogniseParams } from '../../server/src/protocol/protocol.ts';
import type { Extension } from './activation.ts';
import { createAdvisoriesView } from './advisories/view.ts';
import { runCommand } from './commands/index.ts';
import type { Downloads } from './downloads.ts';
import { registerPasteProviders } from './pasteProviders.ts';
import { createPreviewManager } from './preview/manager.ts';
import type { Publisher } from './publish/publisher.ts';
import { createSectionsView } from './sections/view.ts';
import { showServerStopped } from './serverMessage.ts';
import { openValuesAtStops } from './stops.ts';
import { createStatusBar } from './statusBar.ts';

/** The dependencies that a host injects. */
export interface ExtensionParts {
  readonly context: ExtensionContext;
  readonly client: BaseLanguageClient;
  /** Absent if the host cannot download files. */
  readonly downloads?: Downloads;
  /** Absent if the host cannot write to folders. */
  readonly publisher?: Publisher;
  /** Called each time the server starts, or its configuration may have changed. */
  readonly onConfigured: () => void;
}

/** Creates the extension. Does not start the client. */
export function createExtension({ context, client, downloads, publisher, onConfigured }: ExtensionParts): Extension {
  const previews = createPreviewManager(context.extensionUri, {
    render(uri, since, token) {
      const textDocument = { uri: client.code2ProtocolConverter.asUri(uri) };
      const params: PreviewParams = since === undefined ? { textDocument } : { textDocument, since };
      return client.sendRequest<PreviewResult | null>(previewRequest, params, token);
    },
    isAlive: () => client.state === State.Running || client.state === State.Starting,
  });
  const advisories = createAdvisoriesView(client, context.workspaceState);
  const sections = createSectionsView(client, previews);
  const parts = [
    previews,
    advisories,
    sections,
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Stopped) return previews.serverStopped();
      if (newState !== State.Running) return;
      previews.refresh();
      onConfigured();
    }),
    client.onNotification(reportsChangedNotification, () => {
      previews.refresh();
      onConfigured();
    }),
    workspace.onDidGrantWorkspaceTrust(() => {
      if (client.isRunning()) void client.sendNotification(trustedNotification);
    }),
    createStatusBar(client, previews),
    registerPasteProviders(client),
    openValuesAtStops(client),
  ];
  return {
    start: () =>
      void client.start().catch(async (error: unknown) => {
        client.error('The language server could not be started.', error, false);
        await showServerStopped(l10n.t('The language server could not be started, so advisories are not checked.'));
      }),
    async recognise(uri) {
      const params: RecogniseParams = { uri: client.code2ProtocolConverter.asUri(uri) };
      return client.isRunning() && (await client.sendRequest<boolean>(recogniseRequest, params));
    },
    run: (command, args) => runCommand(command, { context, client, previews, advisories, downloads, publisher }, args),
    restorePreview: (panel, state) => previews.restore(panel, state),
    advisories: advisories.provider,
    sections: sections.provider,
    previewHtml: (uri) => previews.html(uri),
    dispose() {
      for (const part of parts) part.dispose();
      void client.dispose();
    },
  };
}
