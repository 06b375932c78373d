/** Whether a server that has ended by itself is started again. */
export interface CrashPolicy {
  /** To be called once a crash. @returns whether the server is started again */
  startsAgain(): boolean;
}

/** It is started again this often within three minutes; then something is wrong that another start does not cure. */
const most = 4;
const within = 3 * 60 * 1000;

/**
 * Makes the policy of one client. After it has given up it begins anew: the next start is one that the user has asked for.
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
