/** A preview: a webview panel that shows one advisory at a time. */
import { commands, l10n } from 'vscode';
import type { Uri, WebviewPanel } from 'vscode';
import { readFromPage } from './messages.ts';
import type { ToPage } from './messages.ts';
import type { ReportServer } from './reports.ts';
import { createSession } from './session.ts';
import type { SessionPage } from './session.ts';
import { previewTitle } from './title.ts';

export interface Preview {
  readonly panel: WebviewPanel;
  /** Returns the URI of the advisory that is shown. */
  uri(): Uri;
  /** Shows another advisory, or the same advisory under a new URI. */
  show(uri: Uri): void;
  /** Whether the preview is locked to its advisory. */
  isLocked(): boolean;
  lock(locked: boolean): void;
  /**
   * Resolves with the body that was last posted, after waiting for the first one if necessary. Resolves with an empty string if the panel
   * is closed or shows another advisory first.
   */
  html(): Promise<string>;
  /** Scrolls the page to the block of a zero-based source line. */
  reveal(line: number): void;
  /** Scrolls the editor to the line of the block that the user is looking at. */
  revealSource(): void;
  /** Renders the advisory again. */
  refresh(): void;
  /** Shows a banner that says that the server has stopped. */
  serverStopped(): void;
}

/** The initial content of a preview. */
export interface PreviewSource {
  readonly uri: Uri;
  readonly locked: boolean;
}

/** Shows an advisory in a panel once its page has been loaded, and keeps the report current until the panel is closed. */
export function createPreview(panel: WebviewPanel, source: PreviewSource, server: ReportServer): Preview {
  let { locked } = source;
  const page: SessionPage = {
    post: (message: ToPage) => void panel.webview.postMessage(message),
    isVisible: () => panel.visible,
  };
  let session = createSession(source.uri, server, page);
  const postState = (): void => {
    panel.title = previewTitle(l10n.t, session.uri.path, locked);
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
    reveal: (line) => session.reveal(line),
    revealSource: () => session.revealSource(),
    refresh: () => session.refresh(),
    serverStopped: () => session.serverStopped(),
  };
}
