/** Distinguishes scrolling by the user from synchronised scrolling. */
export interface EchoGuard {
  /** Must be called before the editor is scrolled programmatically. */
  programmatic(): void;
  /** Whether the current scroll event is assumed to have been caused by programmatic scrolling. */
  isEcho(): boolean;
}

/** The time in milliseconds for which an editor keeps sending scroll events after it was scrolled programmatically. */
const echoMilliseconds = 150;

/** Creates the guard; `now` returns the time in milliseconds. */
export function createEchoGuard(now: () => number): EchoGuard {
  let until = -Infinity;
  return {
    programmatic: () => (until = now() + echoMilliseconds),
    isEcho: () => now() <= until,
  };
}
