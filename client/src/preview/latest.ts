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
const longestRest = 1000;

/**
 * Makes it for a job, which must not reject. After a slow run there is a pause as long as the run, so that what the author types
 * has at least half of the time.
 */
export function createLatest(run: () => Promise<void>, clock: Clock): Latest {
  let running = false;
  let again = false;
  let stopped = false;
  let restUntil = -Infinity;
  let callOff: (() => void) | undefined;
  // A function, because it changes while a run is awaited.
  const isAskedAgain = (): boolean => again;
  const start = async (): Promise<void> => {
    callOff = undefined;
    running = true;
    again = false;
    const began = clock.now();
    await run();
    running = false;
    const cost = clock.now() - began;
    restUntil = clock.now() + (cost < cheap ? 0 : Math.min(longestRest, cost));
    if (isAskedAgain()) request();
  };
  const request = (): void => {
    if (stopped || callOff) return;
    if (running) again = true;
    else if (clock.now() >= restUntil) void start();
    else callOff = clock.after(restUntil - clock.now(), () => void start());
  };
  return {
    request,
    stop() {
      stopped = true;
      callOff?.();
    },
  };
}
