/** A clock and its alarms, in milliseconds. */
export interface Clock {
  now(): number;
  /** Calls `run` once; the answer calls it off. */
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
