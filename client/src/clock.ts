/** A clock and timers, in milliseconds. */
export interface Clock {
  now(): number;
  /** Calls `run` once; the returned function cancels it. */
  after(milliseconds: number, run: () => void): () => void;
}

/** The clock of JavaScript hosts. */
export const hostClock: Clock = {
  now: () => performance.now(),
  after(milliseconds, run) {
    const timeout = setTimeout(run, milliseconds);
    return () => clearTimeout(timeout);
  },
};
