/** A progress line on a terminal for long runs. */
import type { TextSink } from './io.ts';

export interface Progress {
  /** Counts a finished file, and redraws the line if the interval has passed. */
  advance(): void;
  /** Erases the line; call it before other output. */
  clear(): void;
}

export interface ProgressOptions {
  readonly sink: TextSink;
  readonly total: number;
  /** What is done with the files; by default they are checked. */
  readonly what?: string;
  /** A clock in milliseconds. */
  readonly now: () => number;
}

/** The delay before progress is shown, in milliseconds. */
const patience = 300;
/** The interval between updates, in milliseconds. */
const pause = 100;
/** ECMA-48: carriage return, "Erase in Line". */
const eraseLine = '\r\u001b[2K';

/** Creates the progress line; without `options` (no terminal) it shows nothing. */
export function createProgress(options: ProgressOptions | undefined): Progress {
  if (!options) return { advance: () => undefined, clear: () => undefined };
  const { sink, total, now, what = 'files checked' } = options;
  const began = now();
  let done = 0;
  let drawn = Number.NEGATIVE_INFINITY;
  let visible = false;
  return {
    advance() {
      done++;
      const time = now();
      if (time - began < patience || time - drawn < pause) return;
      drawn = time;
      visible = true;
      sink.write(`${eraseLine}advisory: ${done} of ${total} ${what}`);
    },
    clear() {
      if (visible) sink.write(eraseLine);
      visible = false;
    },
  };
}
