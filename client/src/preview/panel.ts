/** One preview: a webview panel that shows one advisory after another. */
import { commands } from 'vscode';
import type { Uri, WebviewPanel } from 'vscode';
import { readFromPage } from './messages.ts';
import type { ToPage } from './messages.ts';
import type { ReportServer } from './reports.ts';
import { createSession } from './session.ts';
import type { SessionPage } from './session.ts';
import { previewTitle } from './title.ts';

export interface Preview {
  readonly panel: WebviewPanel;
  /** The advisory that it shows. */
  uri(): Uri;
  /** Shows another advisory, or the same one under another name. */
  show(uri: Uri): void;
  /** Whether it stays with its advisory when another one becomes active. */
  isLocked(): boolean;
  lock(locked: boolean): void;
  /** The newest body that was posted; waits for the first one. Empty when the panel was closed before it came. */
  html(): Promise<string>;
  /** Renders again. */
  refresh(): void;
  /** Says that the server has ended. */
  serverStopped(): void;
}

/** What a preview shows first. */
export interface PreviewSource {
  readonly uri: Uri;
  readonly locked: boolean;
}

/** Fills a panel, whose page is loaded already, and keeps it current until it is closed. */
export function createPreview(panel: WebviewPanel, source: PreviewSource, server: ReportServer): Preview {
  let { locked } = source;
  const page: SessionPage = {
    post: (message: ToPage) => void panel.webview.postMessage(message),
    isVisible: () => panel.visible,
  };
  let session = createSession(source.uri, server, page);
  const postState = (): void => {
    panel.title = previewTitle(session.uri.path, locked);
    page.post({ type: 'state', state: { uri: session.uri.toString(), locked } });
  };
  panel.webview.onDidReceiveMessage(async (value: unknown) => {
    const message = readFromPage(value);
    if (message?.type === 'restart') return void (await commands.executeCommand('advisory.restartServer'));
    if (message?.type !== 'ready') return message && session.handle(message);
    postState();
    session.ready();
  });
  panel.onDidChangeViewState(() => session.visibilityChanged());
  panel.onDidDispose(() => session.end());
  postState();
  return {
    panel,
    uri: () => session.uri,
    show(uri) {
      session.end();
      session = createSession(uri, server, page);
      postState();
      session.ready();
    },
    isLocked: () => locked,
    lock(value) {
      locked = value;
      postState();
    },
    html: () => session.html(),
    refresh: () => session.refresh(),
    serverStopped: () => session.serverStopped(),
  };
}
