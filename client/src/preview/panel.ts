/** One preview: the report of one advisory in one webview panel. */
import { CancellationTokenSource, Disposable, env, Uri, window, workspace } from 'vscode';
import type { CancellationToken, WebviewPanel } from 'vscode';
import type { RenderResult } from '../../../server/src/protocol/protocol.ts';
import { createLatest } from './latest.ts';
import { hostClock } from '../clock.ts';
import { withLateProgress } from '../lateProgress.ts';
import { isAllowedLink } from './links.ts';
import { readFromPage } from './messages.ts';
import type { FromPage, ToPage } from './messages.ts';
import { createEchoGuard } from './scroll.ts';
import { nextReport } from './shownReport.ts';
import type { ShownReport } from './shownReport.ts';
import { editorsOf, jumpToSource, scrollSource } from './source.ts';

/** Asks the server for a report; null when it does not know the document. Rejects when cancelled. */
export type Render = (uri: Uri, token: CancellationToken) => Promise<RenderResult | null>;

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
  let firstShown: () => void = () => {};
  const first = new Promise<void>((resolve) => (firstShown = resolve));
  const guard = createEchoGuard(() => Date.now());
  let open = true;
  const closed = new CancellationTokenSource();
  const post = (message: ToPage): void => void (open && panel.webview.postMessage(message));
  const show = (report: ShownReport): void => {
    if (!open) return;
    shown = report;
    post({ type: 'update', html: report.html, banner: report.banner });
    firstShown();
  };

  const updates = createLatest(async () => {
    try {
      // An advisory without an editor may have been closed meanwhile; the server knows only open ones.
      const document = await workspace.openTextDocument(uri);
      const result = await withLateProgress(render(uri, closed.token), hostClock, () => {
        if (!shown) post({ type: 'banner', banner: 'Rendering the report …' });
      });
      if (!result)
        post({
          type: 'banner',
          banner: 'This document is not an advisory. Set its language to Threat Advisory to see its report.',
        });
      // An answer about an older text is dropped: the change that made it old asked for another one.
      else if (result.version >= document.version) show(nextReport(shown, result));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      post({ type: 'banner', banner: `The advisory could not be rendered: ${reason}` });
    }
  }, hostClock);
  /** The text changed while the preview was hidden. */
  let stale = false;
  const follow = (): void => {
    stale = !panel.visible;
    if (!stale) updates.request();
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
        if (shown) show(shown);
        followEditor();
        return updates.request();
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
      if (isOurs(document.uri)) updates.request();
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
    updates.stop();
    closed.cancel();
    closed.dispose();
    subscriptions.dispose();
    firstShown();
  });
  updates.request();
  return { panel, html: () => first.then(() => shown?.html ?? ''), refresh: () => updates.request() };
}

function scrollSync(uri: Uri): boolean {
  return workspace.getConfiguration('advisory', uri).get('preview.scrollSync', true);
}
