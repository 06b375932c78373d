/** The one way in which requests are answered: in their order, cancellable, contained, logged. */
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { CancellationToken } from 'vscode-languageserver';
import type { Turns } from './requestScheduler.ts';

/** Where errors are written for people to read. */
export interface Log {
  error(message: string): void;
}

/** `first`: the author waits for it; `last`: it can wait for the others; `any`: neither, since it may wait for the author itself. */
export type Order = 'first' | 'any' | 'last';

/**
 * Answers a request by `run`. `context` names the request in the log; `fallback` is the answer when `run` throws.
 * A cancelled request is answered by the error RequestCancelled of LSP, what `run` throws of LSP's errors as it is. The promise
 * never rejects.
 */
export type SafeRunner = <T>(
  context: string,
  token: CancellationToken,
  fallback: T,
  run: () => T | Promise<T>,
  order?: Order,
) => Promise<T | ResponseError<never>>;

/** Makes the runner of a connection. */
export function createSafeRunner(turns: Turns, log: Log): SafeRunner {
  return <T>(
    context: string,
    token: CancellationToken,
    fallback: T,
    run: () => T | Promise<T>,
    order: Order = 'any',
  ) => {
    // A function, because the client cancels while the answer is awaited.
    const isCancelled = (): boolean => token.isCancellationRequested;
    const answer = async (): Promise<T | ResponseError<never>> => {
      if (isCancelled()) return cancelled();
      try {
        const result = await run();
        return isCancelled() ? cancelled() : result;
      } catch (error) {
        if (error instanceof ResponseError) return error as ResponseError<never>;
        log.error(`${context} failed: ${describeError(error)}`);
        return fallback;
      }
    };
    turns.noticed();
    if (order === 'last') return turns.last(answer, token);
    // What waits in the event loop, changes and cancellations among it, is taken in before anything is begun.
    const settled = (): Promise<T | ResponseError<never>> => turns.settled(token).then(answer);
    return order === 'first' ? turns.first(settled) : settled();
  };
}

/** An error's stack, or its text. */
export function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

const cancelled = (): ResponseError<never> =>
  new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
