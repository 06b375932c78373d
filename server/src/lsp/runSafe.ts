/** The one way in which requests are answered: cancellable, contained, logged. */
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { CancellationToken } from 'vscode-languageserver';
import type { Timer } from './host.ts';

/** Where errors are written for people to read. */
export interface Log {
  error(message: string): void;
}

/**
 * Answers a request by `run`. `context` names the request in the log; `fallback` is the answer when `run` throws.
 * A cancelled request is answered by the error RequestCancelled of LSP. The promise never rejects.
 */
export type SafeRunner = <T>(
  context: string,
  token: CancellationToken,
  fallback: T,
  run: () => T | Promise<T>,
) => Promise<T | ResponseError<never>>;

/** Makes the runner of a connection. */
export function createSafeRunner(timer: Timer, log: Log): SafeRunner {
  return async (context, token, fallback, run) => {
    // A cancellation that is already on its way is seen only if the event loop turns once.
    await timer.yield();
    if (token.isCancellationRequested) return cancelled();
    try {
      const result = await run();
      return token.isCancellationRequested ? cancelled() : result;
    } catch (error) {
      log.error(`${context} failed: ${describeError(error)}`);
      return fallback;
    }
  };
}

/** An error's stack, or its text. */
export function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

const cancelled = (): ResponseError<never> =>
  new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
