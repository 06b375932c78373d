import type { Clock } from '../clock.ts';

/** Runs a slow job repeatedly. Only the latest run is relevant. */
export interface Latest {
  /** Starts a run, after the current run and the delay that follows it, if any. Any number of calls until then leads to a single run. */
  request(): void;
  /** Prevents further runs. A run in progress is not interrupted. */
  stop(): void;
}

/** A run that takes less time than this, in milliseconds, is not followed by a delay. */
const cheapCost = 50;
const maxDelay = 1000;

/**
 * Wraps a job that never rejects. A slow run is followed by a delay of the same duration, at most one second, so that other work is not held
 * up.
 */
export function createLatest(run: () => Promise<void>, clock: Clock): Latest {
  let running = false;
  let again = false;
  let stopped = false;
  let notBefore = -Infinity;
  let cancel: (() => void) | undefined;
  // A function call prevents TypeScript from narrowing `again`, which may change during an await.
  const isAskedAgain = (): boolean => again;
  const start = async (): Promise<void> => {
    cancel = undefined;
    running = true;
    again = false;
    const began = clock.now();
    await run();
    running = false;
    const cost = clock.now() - began;
    notBefore = clock.now() + (cost < cheapCost ? 0 : Math.min(maxDelay, cost));
    if (isAskedAgain()) request();
  };
  const request = (): void => {
    if (stopped || cancel) return;
    if (running) again = true;
    else if (clock.now() >= notBefore) void start();
    else cancel = clock.after(notBefore - clock.now(), () => void start());
  };
  return {
    request,
    stop() {
      stopped = true;
      cancel?.();
    },
  };
}
