/** Shows one advisory in a preview, until the preview is closed or shows another advisory. */
import { commands, Disposable, env, Uri, window, workspace } from 'vscode';
import { joinedParts } from '../../../server/src/protocol/preview.ts';
import { isAllowedLink } from './links.ts';
import type { Banner, FromPage, ToPage } from './messages.ts';
import { createPosting } from './posting.ts';
import { createReports, stoppedBanner } from './reports.ts';
import type { ReportServer } from './reports.ts';
import { createEchoGuard } from './scroll.ts';
import type { ShownReport } from './shownReport.ts';
import { defaultZoom, zoomWithin } from './zoom.ts';
import { editorsOf, jumpToSource, scrollSource } from './source.ts';

/** The part of the panel's interface that a session uses. */
export interface SessionPage {
  post(message: ToPage): void;
  isVisible(): boolean;
}

export interface Session {
  readonly uri: Uri;
  /** Called when the page needs all content, e.g. because it has been loaded. Sends all content to the page. */
  ready(): void;
  /** Handles a message from the page. */
  handle(message: Exclude<FromPage, { readonly type: 'ready' | 'restart' }>): Promise<void>;
  /**
   * Resolves with the body that was last posted, after waiting for the first one if necessary. Resolves with an empty string if the session
   * ends first.
   */
  html(): Promise<string>;
  /** Scrolls the page to the block of a zero-based line, immediately or when the first report is shown. */
  reveal(line: number): void;
  /** Asks the page which block the user is looking at, and scrolls the editor to its line. */
  revealSource(): void;
  /** Renders the advisory again. */
  refresh(): void;
  /** Called when the panel was hidden or shown. */
  visibilityChanged(): void;
  /** Called when the server has stopped. */
  serverStopped(): void;
  /** Ends the session. Nothing more is posted. */
  end(): void;
}

/** Shows an advisory, and keeps the page current until the session ends. */
export function createSession(uri: Uri, server: ReportServer, page: SessionPage): Session {
  let shown: ShownReport | undefined;
  /** A banner that is not part of a report. */
  let banner: Banner | undefined;
  let firstShown: () => void = () => {};
  const first = new Promise<void>((resolve) => (firstShown = resolve));
  const guard = createEchoGuard(() => Date.now());
  let open = true;
  const post = (message: ToPage): void => void (open && page.post(message));
  const posting = createPosting(post);
  /** The line to scroll to once the first report is shown. */
  let wanted: number | undefined;
  const postReport = (report: ShownReport, shownBanner: Banner | undefined): void => {
    posting.update(report, shownBanner);
    if (wanted !== undefined) post({ type: 'reveal', line: wanted });
    wanted = undefined;
  };
  const showBanner = (value: Banner): void => {
    banner = value;
    post({ type: 'banner', banner: value });
  };
  const reports = createReports(uri, server, {
    shown(report) {
      if (!open) return;
      shown = report;
      banner = undefined;
      postReport(report, report.banner);
      firstShown();
    },
    banner: showBanner,
  });
  /** Whether the text has changed while the preview was hidden. */
  let stale = false;
  const follow = (): void => {
    stale = !page.isVisible();
    if (!stale) reports.request();
  };
  const configure = (): void => post({ type: 'configure', scrollSync: scrollSync(uri), zoom: previewZoom() });
  const followEditor = (): void => {
    const line = editorsOf(uri)[0]?.visibleRanges[0]?.start.line;
    if (line !== undefined && scrollSync(uri)) post({ type: 'scrollTo', line });
  };
  const isOurs = (other: Uri): boolean => other.toString() === uri.toString();
  const subscriptions = Disposable.from(
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      // An event without changes means that the document was saved or has become dirty.
      if (contentChanges.length > 0 && isOurs(document.uri)) follow();
    }),
    workspace.onDidOpenTextDocument((document) => {
      if (isOurs(document.uri)) reports.request();
    }),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('advisory.preview')) configure();
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
      // Messages that were posted before the page was listening are lost. Responses to pending requests will still arrive.
      posting.forget();
      if (shown) postReport(shown, banner ?? shown.banner);
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
        case 'insertSection':
          await commands.executeCommand('advisory.insertSection', uri, message.key);
          return;
        case 'openLink':
          if (isAllowedLink(message.href)) await env.openExternal(Uri.parse(message.href, true));
      }
    },
    html: () => first.then(() => (shown ? joinedParts(shown.root, shown.parts) : '')),
    reveal(line) {
      if (shown) post({ type: 'reveal', line });
      else wanted = line;
    },
    revealSource: () => post({ type: 'revealSource' }),
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

/** Returns the text size in previews, in percent. */
export function previewZoom(): number {
  return zoomWithin(workspace.getConfiguration('advisory').get('preview.zoom', defaultZoom));
}

function scrollSync(uri: Uri): boolean {
  return workspace.getConfiguration('advisory', uri).get('preview.scrollSync', true);
}
