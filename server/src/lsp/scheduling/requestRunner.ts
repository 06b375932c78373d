/** Runs requests: applies their schedules, and handles cancellation and errors. */
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { CancellationToken } from 'vscode-languageserver';
import { describeError } from '../connection/describeError.ts';
import type { RequestScheduler } from './requestScheduler.ts';
import type { Schedule } from './schedule.ts';

/** The log for errors. */
export interface Log {
  error(message: string): void;
}

/** A request to be answered. */
export interface RunRequest<T> {
  /** The name of the request in the log. */
  readonly method: string;
  readonly token: CancellationToken;
  readonly schedule: Schedule;
  /** The answer if the job throws an error that is not an LSP error. */
  readonly fallback: T;
  /** The URI of the request's document, which is needed only if the schedule has a debounce. */
  readonly document?: string;
}

/**
 * Answers a request with the result of a job. A cancelled request is answered with the LSP error RequestCancelled. If the job throws an LSP
 * error, that error is the answer; any other error is logged, and the answer is `fallback`. The promise never rejects.
 */
export type RequestRunner = <T>(request: RunRequest<T>, job: () => T | Promise<T>) => Promise<T | ResponseError<never>>;

/** Creates the runner for a connection. */
export function createRequestRunner(scheduler: RequestScheduler, log: Log): RequestRunner {
  return <T>({ method, token, schedule, fallback, document }: RunRequest<T>, job: () => T | Promise<T>) => {
    // A function call prevents TypeScript from narrowing the flag, which may change during an await.
    const isCancelled = (): boolean => token.isCancellationRequested;
    const answer = async (): Promise<T | ResponseError<never>> => {
      if (isCancelled()) return cancelled();
      try {
        const result = await job();
        return isCancelled() ? cancelled() : result;
      } catch (error) {
        if (error instanceof ResponseError) return error as ResponseError<never>;
        log.error(`${method} failed: ${describeError(error)}`);
        return fallback;
      }
    };
    scheduler.onMessage();
    return scheduler.run(answer, schedule, document === undefined ? { token } : { token, document });
  };
}

const cancelled = (): ResponseError<never> =>
  new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
