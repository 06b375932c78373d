/** Decides whether a crashed server is restarted. */
export interface CrashPolicy {
  /** Call once for each crash. @returns whether the server is restarted */
  startsAgain(): boolean;
}

/** The maximum number of restarts within three minutes; more would not help. */
const most = 4;
const within = 3 * 60 * 1000;

/**
 * Creates the policy of one client. After it has given up, it starts again from zero, because the next start is requested by the user.
 *
 * @param now a clock in milliseconds
 */
export function createCrashPolicy(now: () => number): CrashPolicy {
  let crashes: readonly number[] = [];
  return {
    startsAgain() {
      crashes = [...crashes.filter((time) => now() - time < within), now()];
      if (crashes.length <= most) return true;
      crashes = [];
      return false;
    },
  };
}
