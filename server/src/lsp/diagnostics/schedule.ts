/** When documents are checked; the whole policy is in `scheduling/schedule.ts`. All times are in milliseconds. */
import type { Schedule } from '../scheduling/schedule.ts';

/** A check that takes less than this begins at once: an author does not notice it. */
const cheap = 10;
/** Editors request completion about 10 ms after a change: a check that would delay it lets it come first. */
const shortest = 15;
const longest = 30;

/** Pulled and pushed checks alike: after what the author waits for, and a third of what the last check took later. */
export const checkSchedule: Schedule = {
  priority: 'low',
  debounce: (lastCost) => (lastCost < cheap ? 0 : Math.min(longest, Math.max(shortest, lastCost / 3))),
};

/** A pause in typing: then diagnostics on the value that was being typed are due. */
export const typingPause = 1_000;
