import type * as vscode from 'vscode';

const pollMilliseconds = 50;

/** The timeout of a condition. It is shorter than that of the suites, whose message would not name the condition. */
const limitMilliseconds = 25_000;

/**
 * Waits until a value is available: reads it at once, again after each of the events, and at short intervals for conditions without an
 * event.
 *
 * @param what the description in the timeout error @param value undefined or false while it is not available
 */
export async function until<T>(
  what: string,
  value: () => T | Promise<T>,
  event?: vscode.Event<unknown>,
): Promise<Exclude<T, undefined | false>> {
  const giveUp = Date.now() + limitMilliseconds;
  for (;;) {
    const found = await value();
    if (found !== undefined && found !== false) return found as Exclude<T, undefined | false>;
    if (Date.now() > giveUp) throw new Error(`waited in vain: ${what}`);
    await nextTry(event);
  }
}

/** Resolves at the next event, or after an interval. */
function nextTry(event: vscode.Event<unknown> | undefined): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, pollMilliseconds);
    const subscription = event?.(done);
    function done(): void {
      clearTimeout(timer);
      subscription?.dispose();
      resolve();
    }
  });
}
