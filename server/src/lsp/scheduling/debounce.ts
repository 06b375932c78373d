/** How long a check of a document is put off, by what its last one took. */
import type { CancellationToken } from 'vscode-languageserver';
import type { Timer } from '../host.ts';

/** Checks that take less than this do not wait: an author does not feel them. In milliseconds, as all below. */
const cheap = 10;
/** Editors ask for completion some 10 ms behind a change: a check that would keep it waiting lets it come first. */
const shortest = 15;
const longest = 30;

export interface Pauses {
  /** Runs a check of a document and notes how long it took, unless it finds nothing to check (undefined). */
  measure<T>(uri: string, check: () => T): T;
  /** Calls `run` behind the pause of a document, at once where there is none; the answer calls it off. */
  after(uri: string, run: () => void): () => void;
  /** Resolves behind the pause of a document. A cancellation ends it. */
  before(uri: string, token: CancellationToken): Promise<void>;
  /** Forgets a document. */
  forget(uri: string): void;
}

/** Makes the pauses of one connection. */
export function createPauses(timer: Timer): Pauses {
  const costs = new Map<string, number>();
  const after = (uri: string, run: () => void): (() => void) => {
    const pause = pauseFor(costs.get(uri) ?? 0);
    if (pause > 0) return timer.after(pause, run);
    run();
    return () => {};
  };
  return {
    measure(uri, check) {
      const start = timer.now();
      const result = check();
      if (result !== undefined) costs.set(uri, timer.now() - start);
      return result;
    },
    after,
    async before(uri, token) {
      let callOff = (): void => {};
      let listener: { dispose(): void } | undefined;
      await new Promise<void>((resolve) => {
        listener = token.onCancellationRequested(() => resolve());
        callOff = after(uri, resolve);
      });
      callOff();
      listener?.dispose();
    },
    forget: (uri) => void costs.delete(uri),
  };
}

/** A third of what the last check took, within bounds; nothing for cheap ones. */
export function pauseFor(cost: number): number {
  return cost < cheap ? 0 : Math.min(longest, Math.max(shortest, cost / 3));
}
