/** Asks the client to pull diagnostics again. */
import { describeError } from '../connection/describeError.ts';
import type { Schedule } from '../scheduling/schedule.ts';
import type { DiagnosticsParts } from './parts.ts';
import { logError } from '../connection/log.ts';

const schedule: Schedule = { priority: 'low' };

/** Creates a function that asks the client to pull diagnostics again, only once for changes that arrive together. */
export function createRefresh({
  connection,
  scheduler,
}: Pick<DiagnosticsParts, 'connection' | 'scheduler'>): () => void {
  let isScheduled = false;
  const complain = (error: unknown): void =>
    logError(connection, `The client could not be asked to refresh diagnostics: ${describeError(error)}`);
  const refresh = (): void => {
    isScheduled = false;
    // Some clients answer only after their new pull requests have been answered. Those requests are queued after this job, so awaiting the
    // client's answer here would block them.
    connection.languages.diagnostics.refresh().catch(complain);
  };
  return () => {
    if (isScheduled) return;
    isScheduled = true;
    scheduler.run(refresh, schedule).catch(complain);
  };
}
