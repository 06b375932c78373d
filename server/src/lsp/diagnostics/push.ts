/** Pushed diagnostics: of the newest version alone, once for all changes that come together. */
import { CancellationTokenSource } from 'vscode-languageserver';
import type { CancellationToken } from 'vscode-languageserver';
import { describeError } from '../connection/describeError.ts';
import type { Check, DiagnosticsParts } from './parts.ts';
import { checkSchedule } from './schedule.ts';

export interface Push {
  /** Schedules a check of a document, and publishes its diagnostics, except where that was done for the same version and settings. */
  readonly schedule: (uri: string) => void;
  /** Withdraws the diagnostics of a document that was closed. */
  clear(uri: string): void;
}

/** Makes it for one connection. */
export function createPush(
  { connection, texts, scheduler }: Pick<DiagnosticsParts, 'connection' | 'texts' | 'scheduler'>,
  check: Check,
): Push {
  /** The scheduled checks, by document. */
  const scheduled = new Map<string, CancellationTokenSource>();
  /** The IDs of the results that were published last, by document. */
  const published = new Map<string, string>();
  const cancel = (uri: string): void => {
    scheduled.get(uri)?.cancel();
    scheduled.delete(uri);
  };
  const publish = async (uri: string, token: CancellationToken): Promise<void> => {
    if (token.isCancellationRequested) return;
    scheduled.delete(uri);
    const checked = await check(uri);
    // A document that has changed or closed meanwhile is scheduled again: older results must not overwrite newer ones.
    if (!checked || texts.versionOf(uri) !== checked.version || published.get(uri) === checked.resultId) return;
    published.set(uri, checked.resultId);
    await connection.sendDiagnostics({ uri, version: checked.version, diagnostics: checked.items });
  };
  return {
    schedule(uri) {
      cancel(uri);
      const source = new CancellationTokenSource();
      const { token } = source;
      scheduled.set(uri, source);
      scheduler
        .run(() => publish(uri, token), checkSchedule, { token, document: uri })
        .catch((error: unknown) =>
          connection.console.error(`The diagnostics of ${uri} failed: ${describeError(error)}`),
        );
    },
    clear(uri) {
      cancel(uri);
      published.delete(uri);
      connection
        .sendDiagnostics({ uri, diagnostics: [] })
        .catch((error: unknown) => connection.console.error(`Clearing ${uri} failed: ${describeError(error)}`));
    },
  };
}
