/** Delays jobs depending on the cost of the last job for the same document. */
import type { CancellationToken } from 'vscode-languageserver';
import type { Timer } from '../host.ts';

export interface Debounce {
  /** Runs work for a document and records its duration in milliseconds. Work that returns undefined is not recorded. */
  readonly measure: <T>(document: string, work: () => T) => T;
  /**
   * Resolves after a delay, or earlier if the token is cancelled. `delay` computes the delay from the last cost for the document, which is
   * initially 0. Returns undefined if there is no delay, or if the token is already cancelled.
   */
  wait(document: string, delay: (lastCost: number) => number, token?: CancellationToken): Promise<void> | undefined;
  /** Forgets the recorded cost of a document. */
  readonly forget: (document: string) => void;
}

/** Creates the debounce for a connection. `timer` is the timer of the host. */
export function createDebounce(timer: Timer): Debounce {
  const costs = new Map<string, number>();
  return {
    measure(document, work) {
      const start = timer.now();
      const result = work();
      if (result !== undefined) costs.set(document, timer.now() - start);
      return result;
    },
    wait(document, delay, token) {
      const milliseconds = delay(costs.get(document) ?? 0);
      if (milliseconds <= 0 || token?.isCancellationRequested) return undefined;
      return new Promise((resolve) => {
        const end = (): void => {
          cancel();
          listener?.dispose();
          resolve();
        };
        const cancel = timer.after(milliseconds, end);
        const listener = token?.onCancellationRequested(end);
      });
    },
    forget: (document) => void costs.delete(document),
  };
}
