import type { Clock } from '../clock.ts';

/** Runs a slow job so that only the newest run counts. */
export interface Latest {
  /** Starts a run. Any number of calls during a run start one more run after it. */
  request(): void;
  /** Cancels pending runs; no further runs start. */
  stop(): void;
}

/** Runs shorter than this are not followed by a delay, in milliseconds. */
const cheap = 50;
const longestDelay = 1000;

/**
 * Creates it for a job that never rejects. After a slow run there is a delay of the same length, so that typing gets at least half of the
 * time.
 */
export function createLatest(run: () => Promise<void>, clock: Clock): Latest {
  let running = false;
  let again = false;
  let stopped = false;
  let notBefore = -Infinity;
  let cancel: (() => void) | undefined;
  // This is a function because the value changes while a run is awaited.
  const isAskedAgain = (): boolean => again;
  const start = async (): Promise<void> => {
    cancel = undefined;
    running = true;
    again = false;
    const began = clock.now();
    await run();
    running = false;
    const cost = clock.now() - began;
    notBefore = clock.now() + (cost < cheap ? 0 : Math.min(longestDelay, cost));
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
