/** Provides timers, and a time for measuring durations, both in milliseconds. */
export interface Clock {
  now(): number;
  /** Calls `run` once after a delay, unless the returned function is called first. */
  after(milliseconds: number, run: () => void): () => void;
}

/** The clock that uses the host's JavaScript timers. */
export const hostClock: Clock = {
  now: () => performance.now(),
  after(milliseconds, run) {
    const timeout = setTimeout(run, milliseconds);
    return () => clearTimeout(timeout);
  },
};
