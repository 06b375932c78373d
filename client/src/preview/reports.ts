/** The reports of one preview: requested from the server one at a time, and turned into what the page shows. */
import { CancellationTokenSource, workspace } from 'vscode';
import type { CancellationToken, Uri } from 'vscode';
import type { RenderResult } from '../../../server/src/protocol/protocol.ts';
import { hostClock } from '../clock.ts';
import { withLateProgress } from '../lateProgress.ts';
import { createLatest } from './latest.ts';
import { nextReport } from './shownReport.ts';
import type { ShownReport } from './shownReport.ts';

/** Requests a report from the server; null when it does not know the document. Rejects when cancelled. */
export type Render = (uri: Uri, token: CancellationToken) => Promise<RenderResult | null>;

export interface ReportEvents {
  /** A report to show, which is that of the newest text, or the last good one with a banner. */
  shown(report: ShownReport): void;
  /** A banner above what is shown already. */
  banner(text: string): void;
}

export interface Reports {
  /** Requests the report of the newest text, after the request in flight where there is one. */
  readonly request: () => void;
  /** Cancels the request in flight; nothing is requested any more. */
  stop(): void;
}

/** Makes them for one document; nothing is requested yet. */
export function createReports(uri: Uri, render: Render, events: ReportEvents): Reports {
  const cancellation = new CancellationTokenSource();
  let last: ShownReport | undefined;
  const run = async (): Promise<void> => {
    try {
      // An advisory without an editor may have been closed meanwhile; the server knows only open ones.
      const document = await workspace.openTextDocument(uri);
      const result = await withLateProgress(render(uri, cancellation.token), hostClock, () => {
        if (!last) events.banner('Rendering the report …');
      });
      if (!result)
        return events.banner(
          'This document is not an advisory. Set its language to Threat Advisory to see its report.',
        );
      // The answer for an older text is dropped: the change that made it old has requested another one.
      if (result.version < document.version) return;
      last = nextReport(last, result);
      events.shown(last);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      events.banner(`The advisory could not be rendered: ${reason}`);
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
