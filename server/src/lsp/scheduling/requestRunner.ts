/** Runs all requests: applies their schedule, cancellation, error handling and logging. */
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { CancellationToken } from 'vscode-languageserver';
import { describeError } from '../connection/describeError.ts';
import type { RequestScheduler } from './requestScheduler.ts';
import type { Schedule } from './schedule.ts';

/** The error log. */
export interface Log {
  error(message: string): void;
}

/** A request to answer. */
export interface RunRequest<T> {
  /** Names the request in the log. */
  readonly method: string;
  readonly token: CancellationToken;
  readonly schedule: Schedule;
  /** The answer when the job throws. */
  readonly fallback: T;
  /** The URI of its document; only needed for a debounce. */
  readonly document?: string;
}

/**
 * Answers a request with the result of the job. A cancelled request is answered with the LSP error RequestCancelled. LSP errors that the job
 * throws are returned; other errors are logged, and the answer is `fallback`. The promise never rejects.
 */
export type RequestRunner = <T>(request: RunRequest<T>, job: () => T | Promise<T>) => Promise<T | ResponseError<never>>;

/** Creates the runner of a connection. */
export function createRequestRunner(scheduler: RequestScheduler, log: Log): RequestRunner {
  return <T>({ method, token, schedule, fallback, document }: RunRequest<T>, job: () => T | Promise<T>) => {
    // A function, so that TypeScript does not narrow the flag across an await: the client may cancel meanwhile.
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
