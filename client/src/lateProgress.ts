/** Shows progress only for tasks that take long. */
import type { Clock } from './clock.ts';

/** The time after which progress is shown, in milliseconds. */
const late = 300;

/** Settles like the task; `show` is called once if it takes long, and shows progress until the task settles. */
export async function withLateProgress<T>(task: Promise<T>, clock: Clock, show: () => void): Promise<T> {
  const callOff = clock.after(late, show);
  try {
    return await task;
  } finally {
    callOff();
  }
}
