/** Asks the client to pull diagnostics again. */
import { describeError } from '../connection/describeError.ts';
import type { Schedule } from '../scheduling/schedule.ts';
import type { DiagnosticsParts } from './parts.ts';
import { logError } from '../connection/log.ts';

const schedule: Schedule = { priority: 'low' };

/** Creates a function that requests a refresh, once for changes that arrive together. */
export function createRefresh({
  connection,
  scheduler,
}: Pick<DiagnosticsParts, 'connection' | 'scheduler'>): () => void {
  let isScheduled = false;
  const complain = (error: unknown): void =>
    logError(connection, `Diagnostics refresh failed: ${describeError(error)}`);
  const refresh = (): void => {
    isScheduled = false;
    // The client may only answer after its new pull requests, which are scheduled after this job, so awaiting the answer would block them.
    connection.languages.diagnostics.refresh().catch(complain);
  };
  return () => {
    if (isScheduled) return;
    isScheduled = true;
    scheduler.run(refresh, schedule).catch(complain);
  };
}
