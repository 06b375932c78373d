/** Tells scrolling by the user from scrolling that followed the other side. */
export interface EchoGuard {
  /** The editor is about to be scrolled by the program. */
  programmatic(): void;
  /** The scrolling that is seen now is an echo of that. */
  isEcho(): boolean;
}

/** How long an editor's scroll events follow a programmatic one, in milliseconds. */
const echoMilliseconds = 150;

/** Makes the guard; `now` is a clock in milliseconds. */
export function createEchoGuard(now: () => number): EchoGuard {
  let until = -Infinity;
  return {
    programmatic: () => (until = now() + echoMilliseconds),
    isEcho: () => now() <= until,
  };
}
