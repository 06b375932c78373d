/** Decides whether a crashed server is restarted. */
export interface CrashPolicy {
  /** Must be called once for each crash. Returns whether the server should be restarted. */
  startsAgain(): boolean;
}

/** The maximum number of restarts within three minutes. */
const maxRestarts = 4;
const within = 3 * 60 * 1000;

/**
 * Creates the policy for a client; `now` returns the time in milliseconds. Once the policy has given up, only the user can restart the
 * server, so the count starts again from zero.
 */
export function createCrashPolicy(now: () => number): CrashPolicy {
  let crashes: readonly number[] = [];
  return {
    startsAgain() {
      crashes = [...crashes.filter((time) => now() - time < within), now()];
      if (crashes.length <= maxRestarts) return true;
      crashes = [];
      return false;
    },
  };
}
