/** The schedule of checks; the policy is described in `scheduling/schedule.ts`. All times are in milliseconds. */
import type { Schedule } from '../scheduling/schedule.ts';

/** A check that takes less time than this begins at once, because the author does not notice the delay. */
const cheapCost = 10;
/** Editors request completion about 10 ms after a change. A check that would delay the completion starts after that request. */
const minDelay = 15;
const maxDelay = 30;

/** Checks run with low priority, whether pulled or pushed, after a delay of a third of the last check's duration. */
export const checkSchedule: Schedule = {
  priority: 'low',
  debounce: (lastCost) => (lastCost < cheapCost ? 0 : Math.min(maxDelay, Math.max(minDelay, lastCost / 3))),
};

/** The length of a typing pause after which held-back diagnostics are due. */
export const typingPause = 1_000;
