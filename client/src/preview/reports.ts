/** Requests the reports for one advisory from the server, one at a time, and prepares them for the page. */
import { CancellationTokenSource, l10n, workspace } from 'vscode';
import type { CancellationToken, TextDocument, Uri } from 'vscode';
import type { PreviewResult } from '../../../server/src/protocol/preview.ts';
import { hostClock } from '../clock.ts';
import { withLateProgress } from '../lateProgress.ts';
import { createLatest } from './latest.ts';
import type { Banner } from './messages.ts';
import { nextReport } from './shownReport.ts';
import type { ShownReport } from './shownReport.ts';

/** The part of the server's interface that previews use. */
export interface ReportServer {
  /**
   * Requests a report. Resolves with null if the document is not open in the server. If `since` is the number of the last answer, parts that
   * it contained are omitted. Otherwise, all parts are returned. Rejects if the request fails or is cancelled.
   */
  render(uri: Uri, since: number | undefined, token: CancellationToken): Promise<PreviewResult | null>;
  /** Whether the server is running or starting. */
  isAlive(): boolean;
}

export interface ReportEvents {
  /** Called with the report for the current text. */
  shown(report: ShownReport): void;
  /** Called with a banner to show above the current report. */
  banner(banner: Banner): void;
}

export interface Reports {
  /** Requests the report for the current text. If another request is pending, waits for its response first. */
  readonly request: () => void;
  /** Cancels the pending request. No further requests are sent. */
  stop(): void;
}

/** The banner that is shown while the server is not running. */
export const stoppedBanner: Banner = {
  text: l10n.t('The language server is not running, so this page is not updated.'),
  restart: true,
};

/** Creates the reports for a document. Nothing is requested yet. */
export function createReports(uri: Uri, server: ReportServer, events: ReportEvents): Reports {
  const cancellation = new CancellationTokenSource();
  let last: ShownReport | undefined;
  const run = async (): Promise<void> => {
    try {
      const document = await openDocument(uri);
      if (!document) return;
      const answer = server.render(uri, last?.answer, cancellation.token);
      const result = await withLateProgress(answer, hostClock, () => {
        if (!last) events.banner({ text: l10n.t('Rendering the report …') });
      });
      if (!result) return events.banner({ text: noAdvisory });
      last = nextReport(l10n.t, last, result);
      // An outdated report is not shown, because the change that made it outdated has triggered another request.
      if (result.version >= document.version) events.shown(last);
    } catch (error) {
      if (cancellation.token.isCancellationRequested) return;
      const reason = error instanceof Error ? error.message : String(error);
      events.banner(
        server.isAlive() ? { text: l10n.t('The advisory could not be rendered: {0}', reason) } : stoppedBanner,
      );
    }
  };
  const latest = createLatest(run, hostClock);
  return {
    request: () => latest.request(),
    stop() {
      latest.stop();
      cancellation.cancel();
      cancellation.dispose();
    },
  };
}

const noAdvisory = l10n.t('This document is not an advisory. Set its language to Threat Advisory to see its report.');

/**
 * Returns the document, which is opened if it is closed, because the server only renders open documents. Returns undefined for a closed
 * untitled document, because opening it would create an empty one.
 */
async function openDocument(uri: Uri): Promise<TextDocument | undefined> {
  const open = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  return open ?? (uri.scheme === 'untitled' ? undefined : workspace.openTextDocument(uri));
}
