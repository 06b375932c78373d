/** Pushes diagnostics. Only the newest version is checked, and changes that arrive together lead to a single check. */
import { CancellationTokenSource } from 'vscode-languageserver';
import type { CancellationToken } from 'vscode-languageserver';
import { describeError } from '../connection/describeError.ts';
import type { Check, DiagnosticsParts } from './parts.ts';
import type { Publisher } from './publisher.ts';
import { checkSchedule } from './schedule.ts';
import { logError } from '../connection/log.ts';

export interface Push {
  /** Schedules a check of a document, and publishes its diagnostics. Replaces a scheduled check that has not begun. */
  readonly schedule: (uri: string) => void;
  /** Cancels a document's scheduled check, unless it has begun. */
  readonly cancel: (uri: string) => void;
}

/** Creates the object that pushes diagnostics on a connection. */
export function createPush(
  { connection, scheduler }: Pick<DiagnosticsParts, 'connection' | 'scheduler'>,
  check: Check,
  publisher: Publisher,
): Push {
  /** The scheduled checks that have not begun, by document. */
  const scheduled = new Map<string, CancellationTokenSource>();
  const cancel = (uri: string): void => {
    scheduled.get(uri)?.cancel();
    scheduled.delete(uri);
  };
  const push = async (uri: string, token: CancellationToken): Promise<void> => {
    if (token.isCancellationRequested) return;
    scheduled.delete(uri);
    const checked = await check(uri);
    // No message is handled between the end of the check and this call, so the result is for the newest version.
    if (checked) await publisher.publish(uri, checked);
  };
  return {
    cancel,
    schedule(uri) {
      cancel(uri);
      const source = new CancellationTokenSource();
      const { token } = source;
      scheduled.set(uri, source);
      scheduler
        .run(() => push(uri, token), checkSchedule, { token, document: uri })
        .catch((error: unknown) =>
          logError(connection, `The diagnostics for ${uri} could not be computed: ${describeError(error)}`),
        );
    },
  };
}
