/** Describes the machine that runs the benchmark. */
import { cpus, release, totalmem } from 'node:os';

import type { Machine } from './results.ts';
import { summarize, type Statistics } from './statistics.ts';

const loops = 15;

/** Describes the machine, with the calibration from the start and a new one. */
export function describeMachine(before: Statistics): Machine {
  return {
    processors: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
    memory: totalmem(),
    platform: `${process.platform} ${release()} ${process.arch}`,
    node: process.version,
    calibration: { before, after: calibrate() },
  };
}

/**
 * Returns the time that a fixed amount of work takes, in milliseconds. It is measured before and after the benchmark, to show how fast and how
 * stable the machine is.
 */
export function calibrate(): Statistics {
  return summarize(
    Array.from({ length: loops }, () => {
      const start = performance.now();
      let state = 1;
      for (let step = 0; step < 5_000_000; step++) state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      if (state < 0) throw new Error('out of range');
      return performance.now() - start;
    }),
  );
}
