import type { Clock } from '../clock.ts';

/** Runs of a slow job of which only the newest counts. */
export interface Latest {
  /** Starts a run; while one is in progress, however often it is called, one more follows. */
  request(): void;
  /** Cancels what has not begun; nothing is begun any more. */
  stop(): void;
}

/** Runs that take less than this follow each other at once. In milliseconds, as all below. */
const cheap = 50;
const longestDelay = 1000;

/**
 * Makes it for a job, which must not reject. After a slow run there is a delay as long as the run, so that what the author types
 * has at least half of the time.
 */
export function createLatest(run: () => Promise<void>, clock: Clock): Latest {
  let running = false;
  let again = false;
  let stopped = false;
  let notBefore = -Infinity;
  let cancel: (() => void) | undefined;
  // A function, because it changes while a run is awaited.
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
