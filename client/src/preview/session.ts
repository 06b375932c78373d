/** One advisory in a preview, for as long as the preview shows it. */
import { Disposable, env, Uri, window, workspace } from 'vscode';
import { isAllowedLink } from './links.ts';
import type { Banner, FromPage, ToPage } from './messages.ts';
import { createReports, stoppedBanner } from './reports.ts';
import type { ReportServer } from './reports.ts';
import { createEchoGuard } from './scroll.ts';
import type { ShownReport } from './shownReport.ts';
import { editorsOf, jumpToSource, scrollSource } from './source.ts';

/** The panel as a session sees it. */
export interface SessionPage {
  post(message: ToPage): void;
  isVisible(): boolean;
}

export interface Session {
  readonly uri: Uri;
  /** The page has been loaded, perhaps again: it is given everything that it shows. */
  ready(): void;
  /** Does what the reader of the page asked for. */
  handle(message: Exclude<FromPage, { readonly type: 'ready' | 'restart' }>): Promise<void>;
  /** The newest body that was posted; waits for the first one. Empty when the session ended before it came. */
  html(): Promise<string>;
  /** Renders again. */
  refresh(): void;
  /** The panel has been hidden or shown. */
  visibilityChanged(): void;
  /** The server has ended. */
  serverStopped(): void;
  /** Nothing is posted any more. */
  end(): void;
}

/** Starts to show an advisory and keeps the page current. */
export function createSession(uri: Uri, server: ReportServer, page: SessionPage): Session {
  let shown: ShownReport | undefined;
  /** What is said above it, though it is not of the report itself. */
  let banner: Banner | undefined;
  let firstShown: () => void = () => {};
  const first = new Promise<void>((resolve) => (firstShown = resolve));
  const guard = createEchoGuard(() => Date.now());
  let open = true;
  const post = (message: ToPage): void => void (open && page.post(message));
  const showBanner = (value: Banner): void => {
    banner = value;
    post({ type: 'banner', banner: value });
  };
  const reports = createReports(uri, server, {
    shown(report) {
      if (!open) return;
      shown = report;
      banner = undefined;
      post({ type: 'update', html: report.html, banner: report.banner });
      firstShown();
    },
    banner: showBanner,
  });
  /** The text changed while the preview was hidden. */
  let stale = false;
  const follow = (): void => {
    stale = !page.isVisible();
    if (!stale) reports.request();
  };
  const configure = (): void => post({ type: 'configure', scrollSync: scrollSync(uri) });
  const followEditor = (): void => {
    const line = editorsOf(uri)[0]?.visibleRanges[0]?.start.line;
    if (line !== undefined && scrollSync(uri)) post({ type: 'scrollTo', line });
  };
  const isOurs = (other: Uri): boolean => other.toString() === uri.toString();
  const subscriptions = Disposable.from(
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      // An event without changes means that the document was saved, or became dirty.
      if (contentChanges.length > 0 && isOurs(document.uri)) follow();
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
  reports.request();
  return {
    uri,
    ready() {
      configure();
      // Whatever was posted before the page listened is lost. What is requested still comes.
      if (shown) post({ type: 'update', html: shown.html, banner: banner ?? shown.banner });
      else post({ type: 'banner', banner });
      followEditor();
    },
    async handle(message) {
      switch (message.type) {
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
    },
    html: () => first.then(() => shown?.html ?? ''),
    refresh: reports.request,
    visibilityChanged() {
      if (stale) follow();
    },
    serverStopped: () => showBanner(stoppedBanner),
    end() {
      open = false;
      reports.stop();
      subscriptions.dispose();
      firstShown();
    },
  };
}

function scrollSync(uri: Uri): boolean {
  return workspace.getConfiguration('advisory', uri).get('preview.scrollSync', true);
}
