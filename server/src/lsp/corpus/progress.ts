/** Work-done progress that the server starts, for clients that show it. Source: LSP 3.17, "Server Initiated Progress". */
import type { Connection } from 'vscode-languageserver';
import type { CorpusParts } from './corpusParts.ts';
import { describeError } from '../connection/describeError.ts';
import { logError } from '../connection/log.ts';

export interface LateProgress {
  /** Reports the progress. */
  report(done: number, total: number): void;
  end(): void;
}

type Reporter = Awaited<ReturnType<Connection['window']['createWorkDoneProgress']>>;

/** The delay before progress is shown, in milliseconds. */
const progressDelay = 300;

/**
 * Shows progress if the work takes long. `cancelled` is called if the user cancels the work. If it is absent, the work cannot be cancelled.
 */
export function startProgress(
  { connection, host: { timer }, client }: Pick<CorpusParts, 'connection' | 'host' | 'client'>,
  title: string,
  cancelled?: () => void,
): LateProgress {
  let reporter: Reporter | undefined;
  let ended = !client().showsProgress;
  let [done, total] = [0, 0];
  // A function call prevents TypeScript from narrowing `ended`, which may change during an await.
  const isOver = (): boolean => ended;
  const percentage = (): number => (total === 0 ? 0 : Math.floor((done / total) * 100));
  const message = (): string => (total === 0 ? '' : `${done} of ${total}`);
  const begin = async (): Promise<void> => {
    const made = await connection.window.createWorkDoneProgress();
    if (isOver()) return made.done();
    reporter = made;
    made.begin(title, percentage(), message(), cancelled !== undefined);
    if (cancelled) made.token.onCancellationRequested(cancelled);
  };
  const cancel = timer.after(progressDelay, () => {
    if (isOver()) return;
    begin().catch((error: unknown) => logError(connection, `Could not show progress: ${describeError(error)}`));
  });
  return {
    report(nowDone, nowTotal) {
      [done, total] = [nowDone, nowTotal];
      reporter?.report(percentage(), message());
    },
    end() {
      cancel();
      if (ended) return;
      ended = true;
      reporter?.done();
    },
  };
}
