/** The schedule of checks; the policy is described in `scheduling/schedule.ts`. All times are in milliseconds. */
import type { Schedule } from '../scheduling/schedule.ts';

/** A check that takes less than this begins at once, because an author does not notice it. */
const cheap = 10;
/** Editors request completion about 10 ms after a change. A check that would delay the completion waits for it. */
const shortest = 15;
const longest = 30;

/** Pulled and pushed checks run with low priority, after a delay of a third of the last check's duration. */
export const checkSchedule: Schedule = {
  priority: 'low',
  debounce: (lastCost) => (lastCost < cheap ? 0 : Math.min(longest, Math.max(shortest, lastCost / 3))),
};

/** The length of a typing pause after which held-back diagnostics are due. */
export const typingPause = 1_000;
