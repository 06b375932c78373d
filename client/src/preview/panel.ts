/** One preview: the report of one advisory in one webview panel. */
import { Disposable, env, Uri, window, workspace } from 'vscode';
import type { WebviewPanel } from 'vscode';
import { isAllowedLink } from './links.ts';
import { readFromPage } from './messages.ts';
import type { FromPage, ToPage } from './messages.ts';
import { createReports } from './reports.ts';
import type { Render } from './reports.ts';
import { createEchoGuard } from './scroll.ts';
import type { ShownReport } from './shownReport.ts';
import { editorsOf, jumpToSource, scrollSource } from './source.ts';

export interface Preview {
  readonly panel: WebviewPanel;
  /** The newest body that was posted; waits for the first one. Empty when the panel was closed before it came. */
  html(): Promise<string>;
  /** Renders again. */
  refresh(): void;
}

/** Fills a panel, whose page is loaded already, and keeps it current until it is closed. */
export function createPreview(panel: WebviewPanel, uri: Uri, render: Render): Preview {
  let shown: ShownReport | undefined;
  /** What is said above it, though it is not of the report itself. */
  let banner: string | undefined;
  let firstShown: () => void = () => {};
  const first = new Promise<void>((resolve) => (firstShown = resolve));
  const guard = createEchoGuard(() => Date.now());
  let open = true;
  const post = (message: ToPage): void => void (open && panel.webview.postMessage(message));
  const show = (report: ShownReport): void => {
    if (!open) return;
    shown = report;
    banner = undefined;
    post({ type: 'update', html: report.html, banner: report.banner });
    firstShown();
  };
  const showBanner = (text: string): void => {
    banner = text;
    post({ type: 'banner', banner: text });
  };
  const reports = createReports(uri, render, { shown: show, banner: showBanner });
  /** The text changed while the preview was hidden. */
  let stale = false;
  const follow = (): void => {
    stale = !panel.visible;
    if (!stale) reports.request();
  };

  const configure = (): void => post({ type: 'configure', scrollSync: scrollSync(uri) });
  const followEditor = (): void => {
    const line = editorsOf(uri)[0]?.visibleRanges[0]?.start.line;
    if (line !== undefined && scrollSync(uri)) post({ type: 'scrollTo', line });
  };
  const handle = async (message: FromPage): Promise<void> => {
    switch (message.type) {
      case 'ready':
        configure();
        // Whatever was posted before the page listened is lost. What is requested still comes.
        if (shown) post({ type: 'update', html: shown.html, banner: banner ?? shown.banner });
        else if (banner !== undefined) post({ type: 'banner', banner });
        return followEditor();
      case 'scrolled':
        if (!scrollSync(uri)) return;
        guard.programmatic();
        return scrollSource(uri, message.line);
      case 'reveal':
        return jumpToSource(uri, message.line, 'start');
      case 'openSection':
        return jumpToSource(uri, message.line, 'end');
      case 'openLink':
        if (isAllowedLink(message.href)) await env.openExternal(Uri.parse(message.href, true));
    }
  };

  const isOurs = (other: Uri): boolean => other.toString() === uri.toString();
  const subscriptions = Disposable.from(
    panel.webview.onDidReceiveMessage((value: unknown) => {
      const message = readFromPage(value);
      return message && handle(message);
    }),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      // An event without changes means that the document was saved, or became dirty.
      if (contentChanges.length > 0 && isOurs(document.uri)) follow();
    }),
    panel.onDidChangeViewState(() => {
      if (stale) follow();
    }),
    workspace.onDidOpenTextDocument((document) => {
      if (isOurs(document.uri)) reports.request();
    }),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('advisory.preview', uri)) configure();
    }),
    window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => {
      if (isOurs(textEditor.document.uri) && !guard.isEcho()) followEditor();
    }),
  );
  panel.onDidDispose(() => {
    open = false;
    reports.stop();
    subscriptions.dispose();
    firstShown();
  });
  reports.request();
  return { panel, html: () => first.then(() => shown?.html ?? ''), refresh: reports.request };
}

function scrollSync(uri: Uri): boolean {
  return workspace.getConfiguration('advisory', uri).get('preview.scrollSync', true);
}
