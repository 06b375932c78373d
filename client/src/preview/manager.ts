/** All previews, at most one a document; those of an earlier session are restored. */
import { Uri, window } from 'vscode';
import type { Disposable, ViewColumn, WebviewPanel } from 'vscode';
import { readPageState } from './messages.ts';
import { previewPage } from './page.ts';
import { createPreview } from './panel.ts';
import { previewTitle } from './title.ts';
import type { Preview, Render } from './panel.ts';

/** The panels' type: the manifest's activation event and saved windows name it. */
const viewType = 'advisory.preview';

export interface PreviewManager extends Disposable {
  /** Opens the preview of a document in a column, or brings it to the front. */
  show(uri: Uri, column: ViewColumn): void;
  /** The newest body that the preview of a document was given; waits for a preview and its first body. */
  html(uri: Uri): Promise<string>;
  /** Renders every preview again. */
  refresh(): void;
}

/** Makes the manager and registers it for restoring previews. */
export function createPreviewManager(extensionUri: Uri, render: Render): PreviewManager {
  const previews = new Map<string, Preview>();
  const waiting = new Map<string, ((preview: Preview) => void)[]>();
  const roots = ['dist', 'media'].map((folder) => Uri.joinPath(extensionUri, folder));
  const adopt = (panel: WebviewPanel, uri: Uri): void => {
    const key = uri.toString();
    panel.title = previewTitle(uri.path);
    panel.iconPath = {
      light: Uri.joinPath(extensionUri, 'media', 'preview-light.svg'),
      dark: Uri.joinPath(extensionUri, 'media', 'preview-dark.svg'),
    };
    panel.webview.options = { enableScripts: true, enableCommandUris: false, localResourceRoots: roots };
    const resource = (name: string): string =>
      panel.webview.asWebviewUri(Uri.joinPath(extensionUri, 'dist', name)).toString();
    const preview = createPreview(panel, uri, render);
    panel.webview.html = previewPage({
      cspSource: panel.webview.cspSource,
      nonce: randomNonce(),
      script: resource('preview.js'),
      style: resource('preview.css'),
      uri: key,
    });
    previews.set(key, preview);
    panel.onDidDispose(() => previews.get(key) === preview && previews.delete(key));
    waiting.get(key)?.forEach((resolve) => resolve(preview));
    waiting.delete(key);
  };
  const restoring = window.registerWebviewPanelSerializer(viewType, {
    async deserializeWebviewPanel(panel, state) {
      const saved = readPageState(state);
      if (saved) adopt(panel, Uri.parse(saved.uri));
      else panel.dispose();
    },
  });
  return {
    show(uri, column) {
      const open = previews.get(uri.toString());
      if (open) return open.panel.reveal(column);
      adopt(window.createWebviewPanel(viewType, previewTitle(uri.path), column, { enableFindWidget: true }), uri);
    },
    async html(uri) {
      const key = uri.toString();
      const later = (): Promise<Preview> =>
        new Promise((resolve) => waiting.set(key, [...(waiting.get(key) ?? []), resolve]));
      return (previews.get(key) ?? (await later())).html();
    },
    refresh: () => previews.forEach((preview) => preview.refresh()),
    dispose() {
      restoring.dispose();
      previews.forEach(({ panel }) => panel.dispose());
    },
  };
}

/** 32 random hexadecimal digits. */
function randomNonce(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
