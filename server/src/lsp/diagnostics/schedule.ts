/** The schedule of checks; the policy is described in `scheduling/schedule.ts`. All times are in milliseconds. */
import type { Schedule } from '../scheduling/schedule.ts';

/** If the last check took less time than this, in milliseconds, the next one begins at once, because the author does not notice it. */
const cheapCost = 10;
/**
 * Editors request completion about 10 ms after a change. This minimum delay lets a check start after that request, which it would otherwise
 * delay.
 */
const minDelay = 15;
const maxDelay = 30;

/**
 * Checks, pulled or pushed, run with low priority. Unless the last check was short, they are delayed by a third of its duration, within the
 * limits above.
 */
export const checkSchedule: Schedule = {
  priority: 'low',
  debounce: (lastCost) => (lastCost < cheapCost ? 0 : Math.min(maxDelay, Math.max(minDelay, lastCost / 3))),
};

/** The time between the first check of an opened document and its preparation for edits. */
export const preparationPause = 300;

/** The duration of a typing pause after which held-back diagnostics are reported. */
export const typingPause = 1_000;
