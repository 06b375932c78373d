/** All previews, at most one a document. */
import { Uri, window } from 'vscode';
import type { Disposable, ViewColumn, WebviewPanel } from 'vscode';
import { readPageState } from './messages.ts';
import { previewPage } from './page.ts';
import { createPreview } from './panel.ts';
import { previewTitle } from './title.ts';
import { previewType } from './type.ts';
import type { Preview } from './panel.ts';
import type { Render } from './reports.ts';

export interface PreviewManager extends Disposable {
  /** Opens the preview of a document in a column, or brings it to the front. */
  show(uri: Uri, column: ViewColumn): void;
  /** Fills a panel of an earlier session, of which the page kept `state`; one that says nothing is closed. */
  restore(panel: WebviewPanel, state: unknown): void;
  /** The newest body that the preview of a document was given; waits for a preview and its first body. */
  html(uri: Uri): Promise<string>;
  /** Renders every preview again. */
  refresh(): void;
}

/** Makes the manager; disposing of it closes the previews. */
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
  return {
    show(uri, column) {
      const open = previews.get(uri.toString());
      if (open) return open.panel.reveal(column);
      adopt(window.createWebviewPanel(previewType, previewTitle(uri.path), column, { enableFindWidget: true }), uri);
    },
    restore(panel, state) {
      const saved = readPageState(state);
      if (saved) adopt(panel, Uri.parse(saved.uri));
      else panel.dispose();
    },
    async html(uri) {
      const key = uri.toString();
      const later = (): Promise<Preview> =>
        new Promise((resolve) => waiting.set(key, [...(waiting.get(key) ?? []), resolve]));
      return (previews.get(key) ?? (await later())).html();
    },
    refresh: () => previews.forEach((preview) => preview.refresh()),
    dispose() {
      for (const { panel } of previews.values()) panel.dispose();
    },
  };
}

/** 32 random hexadecimal digits. */
function randomNonce(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
