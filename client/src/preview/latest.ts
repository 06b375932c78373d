import type { Clock } from '../clock.ts';

/** Runs a slow job such that only the newest run matters. */
export interface Latest {
  /** Starts a run. However often this is called during a run, the job runs once more afterwards. */
  request(): void;
  /** Cancels pending runs and prevents further ones. */
  stop(): void;
}

/** A run that takes less time than this is not followed by a delay, in milliseconds. */
const cheapCost = 50;
const maxDelay = 1000;

/** Wraps a job that never rejects. A slow run is followed by a delay of the same length, so that at least half of the time remains for typing. */
export function createLatest(run: () => Promise<void>, clock: Clock): Latest {
  let running = false;
  let again = false;
  let stopped = false;
  let notBefore = -Infinity;
  let cancel: (() => void) | undefined;
  // A function, so that TypeScript does not narrow `again` across an await.
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
