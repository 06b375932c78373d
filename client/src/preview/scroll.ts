/** Distinguishes scrolling by the user from synchronised scrolling. */
export interface EchoGuard {
  /** Call before the editor is scrolled programmatically. */
  programmatic(): void;
  /** Whether the current scroll event was caused by programmatic scrolling. */
  isEcho(): boolean;
}

/** How long an editor keeps sending scroll events after programmatic scrolling, in milliseconds. */
const echoMilliseconds = 150;

/** Creates the guard; `now` returns the time in milliseconds. */
export function createEchoGuard(now: () => number): EchoGuard {
  let until = -Infinity;
  return {
    programmatic: () => (until = now() + echoMilliseconds),
    isEcho: () => now() <= until,
  };
}
