/** Decides whether a crashed server is restarted. */
export interface CrashPolicy {
  /** Call this once for each crash. @returns whether the server should be restarted */
  startsAgain(): boolean;
}

/** The maximum number of restarts within three minutes. */
const maxRestarts = 4;
const within = 3 * 60 * 1000;

/**
 * Creates the policy for one client. After it has given up, the count starts again from zero, because the next start is requested by the user.
 *
 * @param now returns the time in milliseconds
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
