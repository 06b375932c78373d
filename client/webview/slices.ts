/** Does long work in slices between which the window stays usable. */

/** How long a slice takes at most, one step apart, in milliseconds. */
const longest = 8;

export interface Slices {
  /** Runs the steps in their order, the first ones at once, and calls `done`; steps of an earlier call that are left are dropped. */
  run(steps: readonly (() => void)[], done: () => void): void;
}

/** Creates it; nothing is scheduled yet. */
export function createSlices(): Slices {
  let current = 0;
  return {
    run(steps, done) {
      const own = ++current;
      let at = 0;
      const slice = (): void => {
        if (own !== current) return;
        const end = performance.now() + longest;
        do steps[at++]?.();
        while (at < steps.length && performance.now() < end);
        if (at < steps.length) setTimeout(slice);
        else done();
      };
      slice();
    },
  };
}
