/** Progress that is shown only where something takes long. */
import type { Clock } from './clock.ts';

/** After this many milliseconds a user wants to see progress. */
const late = 300;

/** Settles like the task; `show` is called once when it takes long, to show it until it has settled. */
export async function withLateProgress<T>(task: Promise<T>, clock: Clock, show: () => void): Promise<T> {
  const callOff = clock.after(late, show);
  try {
    return await task;
  } finally {
    callOff();
  }
}
