/** Shows progress only for tasks that take a long time. */
import type { Clock } from './clock.ts';

/** The delay before progress is shown, in milliseconds. */
const progressDelay = 300;

/** Settles as `task` does. If the task exceeds the delay, calls `show` once, which must show progress until the task settles. */
export async function withLateProgress<T>(task: Promise<T>, clock: Clock, show: () => void): Promise<T> {
  const cancel = clock.after(progressDelay, show);
  try {
    return await task;
  } finally {
    cancel();
  }
}
