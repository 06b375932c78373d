/** Distinguishes scrolling by the user from synchronised scrolling. */
export interface EchoGuard {
  /** Call before the editor is scrolled programmatically. */
  programmatic(): void;
  /** Whether the current scroll event results from that. */
  isEcho(): boolean;
}

/** How long an editor sends scroll events after a programmatic one, in milliseconds. */
const echoMilliseconds = 150;

/** Creates the guard; `now` is a clock in milliseconds. */
export function createEchoGuard(now: () => number): EchoGuard {
  let until = -Infinity;
  return {
    programmatic: () => (until = now() + echoMilliseconds),
    isEcho: () => now() <= until,
  };
}
