/** The reports of one advisory: requested from the server one at a time, and turned into what the page shows. */
import { CancellationTokenSource, workspace } from 'vscode';
import type { CancellationToken, TextDocument, Uri } from 'vscode';
import type { RenderResult } from '../../../server/src/protocol/protocol.ts';
import { hostClock } from '../clock.ts';
import { withLateProgress } from '../lateProgress.ts';
import { createLatest } from './latest.ts';
import type { Banner } from './messages.ts';
import { nextReport } from './shownReport.ts';
import type { ShownReport } from './shownReport.ts';

/** The server, as previews see it. */
export interface ReportServer {
  /** Requests a report; null when the server does not know the document. Rejects when cancelled. */
  render(uri: Uri, token: CancellationToken): Promise<RenderResult | null>;
  /** Whether it runs, or is about to. */
  isAlive(): boolean;
}

export interface ReportEvents {
  /** A report to show, which is that of the newest text, or the last good one with a banner. */
  shown(report: ShownReport): void;
  /** A banner above what is shown already. */
  banner(banner: Banner): void;
}

export interface Reports {
  /** Requests the report of the newest text, after the request in flight where there is one. */
  readonly request: () => void;
  /** Cancels the request in flight; nothing is requested any more. */
  stop(): void;
}

/** What is said while the server does not run. */
export const stoppedBanner: Banner = {
  text: 'The language server does not run: this page does not follow the text.',
  restart: true,
};

/** Makes them for one document; nothing is requested yet. */
export function createReports(uri: Uri, server: ReportServer, events: ReportEvents): Reports {
  const cancellation = new CancellationTokenSource();
  let last: ShownReport | undefined;
  const run = async (): Promise<void> => {
    try {
      const document = await openDocument(uri);
      if (!document) return;
      const answer = server.render(uri, cancellation.token);
      const result = await withLateProgress(answer, hostClock, () => {
        if (!last) events.banner({ text: 'Rendering the report …' });
      });
      if (!result) return events.banner({ text: noAdvisory });
      // The answer for an older text is dropped: the change that made it old has requested another one.
      if (result.version < document.version) return;
      last = nextReport(last, result);
      events.shown(last);
    } catch (error) {
      if (cancellation.token.isCancellationRequested) return;
      const reason = error instanceof Error ? error.message : String(error);
      events.banner(server.isAlive() ? { text: `The advisory could not be rendered: ${reason}` } : stoppedBanner);
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

const noAdvisory = 'This document is not an advisory. Set its language to Threat Advisory to see its report.';

/**
 * The document, which is opened where an advisory without an editor was closed meanwhile: the server knows only open ones. An untitled
 * one that was closed is gone, and opening it would make an empty one of its name: undefined.
 */
async function openDocument(uri: Uri): Promise<TextDocument | undefined> {
  const open = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  return open ?? (uri.scheme === 'untitled' ? undefined : workspace.openTextDocument(uri));
}
