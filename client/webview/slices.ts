/** Splits long work into slices between which the window stays responsive. */

/** The maximum duration of a slice, in milliseconds. A single step may take longer. */
const maxSlice = 8;

export interface Slices {
  /** Runs the steps in order, the first ones immediately, and then calls `done`. If an earlier call has not finished, drops the rest of it. */
  run(steps: readonly (() => void)[], done: () => void): void;
}

/** Creates the runner. Nothing is scheduled yet. */
export function createSlices(): Slices {
  let current = 0;
  return {
    run(steps, done) {
      const own = ++current;
      let at = 0;
      const slice = (): void => {
        if (own !== current) return;
        const end = performance.now() + maxSlice;
        do steps[at++]?.();
        while (at < steps.length && performance.now() < end);
        if (at < steps.length) setTimeout(slice);
        else done();
      };
      slice();
    },
  };
}
