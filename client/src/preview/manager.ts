/** Manages all previews. A preview either follows the active advisory or is locked to one advisory. */
import { commands, Disposable, env, l10n, Uri, ViewColumn, window } from 'vscode';
import type { TextEditor, WebviewPanel } from 'vscode';
import { hostClock } from '../clock.ts';
import { isDocumentThere, movedUri, watchMoves } from './documentMoves.ts';
import { readPageState } from './messages.ts';
import { previewPage } from './page.ts';
import { createPreview } from './panel.ts';
import type { Preview, PreviewSource } from './panel.ts';
import type { ReportServer } from './reports.ts';
import { previewTitle } from './title.ts';
import { previewType } from './type.ts';

export interface PreviewManager extends Disposable {
  /**
   * Shows a preview of a document: the existing preview of this document, or else a preview that follows the active advisory, or else a new
   * one in the column. A preview next to the text does not take the focus.
   */
  show(uri: Uri, column: ViewColumn): void;
  /**
   * Restores a panel from an earlier session. `state` is the value that its page saved. The panel is closed if the state is invalid or
   * refers to an untitled document that no longer exists.
   */
  restore(panel: WebviewPanel, state: unknown): void;
  /** Shows the preview of a document without focusing it, scrolled to the block of a zero-based line. */
  reveal(uri: Uri, line: number): void;
  /** Scrolls the editor to the block that the user is looking at in the active preview. */
  revealSource(): void;
  /** Returns the URI of the advisory in the active preview; undefined if no preview is active. */
  activeUri(): Uri | undefined;
  /** Locks the active preview to its advisory, or lets the preview follow the active advisory again. */
  lockActive(locked: boolean): void;
  /** Resolves with the current report body in the preview of a document, after waiting for the preview and its first body if necessary. */
  html(uri: Uri): Promise<string>;
  /** Renders every preview again. */
  refresh(): void;
  /** Shows a banner in every preview, saying that the server has stopped. */
  serverStopped(): void;
}

/** The context key that is true while the active preview is locked. Menus in the manifest use it. */
const lockedContext = 'advisory.previewLocked';

/** Creates the manager. Disposing it closes the previews. */
export function createPreviewManager(extensionUri: Uri, server: ReportServer): PreviewManager {
  const previews = new Set<Preview>();
  const waiting = new Map<string, ((preview: Preview) => void)[]>();
  const roots = ['dist', 'media'].map((folder) => Uri.joinPath(extensionUri, folder));
  const previewOf = (uri: Uri): Preview | undefined =>
    [...previews].find((preview) => preview.uri().toString() === uri.toString());
  const active = (): Preview | undefined => [...previews].find(({ panel }) => panel.active);
  const arrived = (preview: Preview): void => {
    const key = preview.uri().toString();
    waiting.get(key)?.forEach((resolve) => resolve(preview));
    waiting.delete(key);
  };
  const move = (preview: Preview, uri: Uri): void => {
    preview.show(uri);
    arrived(preview);
  };
  const updateContext = (): void =>
    void commands.executeCommand('setContext', lockedContext, active()?.isLocked() ?? false);
  const adopt = (panel: WebviewPanel, source: PreviewSource): void => {
    panel.iconPath = {
      light: Uri.joinPath(extensionUri, 'media', 'preview-light.svg'),
      dark: Uri.joinPath(extensionUri, 'media', 'preview-dark.svg'),
    };
    panel.webview.options = { enableScripts: true, enableCommandUris: false, localResourceRoots: roots };
    const resource = (name: string): string =>
      panel.webview.asWebviewUri(Uri.joinPath(extensionUri, 'dist', name)).toString();
    const preview = createPreview(panel, source, server);
    panel.webview.html = previewPage(l10n.t, {
      cspSource: panel.webview.cspSource,
      nonce: randomNonce(),
      script: resource('preview.js'),
      style: resource('preview.css'),
      language: env.language,
    });
    previews.add(preview);
    panel.onDidChangeViewState(updateContext);
    panel.onDidDispose(() => previews.delete(preview));
    arrived(preview);
  };
  const follow = (editor: TextEditor | undefined): void => {
    if (editor?.document.languageId !== 'advisory' || previewOf(editor.document.uri)) return;
    const free = [...previews].find((preview) => !preview.isLocked());
    if (free) move(free, editor.document.uri);
  };
  const subscriptions = Disposable.from(
    window.onDidChangeActiveTextEditor(follow),
    watchMoves(
      {
        isShown: (uri) => previewOf(uri) !== undefined,
        moved(from, to) {
          for (const preview of previews) {
            const target = movedUri(preview.uri(), from, to);
            if (target) move(preview, target);
          }
        },
        gone: (uri) => void previewOf(uri)?.panel.dispose(),
      },
      hostClock,
    ),
  );
  const show = (uri: Uri, column: ViewColumn): void => {
    const preserveFocus = column === ViewColumn.Beside;
    const open = previewOf(uri) ?? [...previews].find((preview) => !preview.isLocked());
    if (open) {
      if (open.uri().toString() !== uri.toString()) move(open, uri);
      open.panel.reveal(undefined, preserveFocus);
      return;
    }
    const location = { viewColumn: column, preserveFocus };
    const panel = window.createWebviewPanel(previewType, previewTitle(l10n.t, uri.path), location, {
      enableFindWidget: true,
    });
    adopt(panel, { uri, locked: false });
  };
  return {
    show,
    reveal(uri, line) {
      show(uri, ViewColumn.Beside);
      previewOf(uri)?.reveal(line);
    },
    revealSource: () => active()?.revealSource(),
    restore(panel, state) {
      const saved = readPageState(state);
      const uri = saved && Uri.parse(saved.uri);
      if (saved && uri && (uri.scheme !== 'untitled' || isDocumentThere(uri))) adopt(panel, { ...saved, uri });
      else panel.dispose();
    },
    activeUri: () => active()?.uri(),
    lockActive(locked) {
      active()?.lock(locked);
      updateContext();
    },
    async html(uri) {
      const key = uri.toString();
      const later = (): Promise<Preview> =>
        new Promise((resolve) => waiting.set(key, [...(waiting.get(key) ?? []), resolve]));
      return (previewOf(uri) ?? (await later())).html();
    },
    refresh: () => previews.forEach((preview) => preview.refresh()),
    serverStopped: () => previews.forEach((preview) => preview.serverStopped()),
    dispose() {
      subscriptions.dispose();
      for (const { panel } of previews) panel.dispose();
    },
  };
}

/** Returns 32 random hexadecimal digits. */
function randomNonce(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
