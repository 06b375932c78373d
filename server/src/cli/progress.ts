/** A progress line for commands that take a long time, shown on terminals. */
import type { TextSink } from './io.ts';

export interface Progress {
  /** Counts a finished file, and redraws the line if the initial delay and the update interval have elapsed. */
  advance(): void;
  /** Erases the line. Must be called before other output. */
  clear(): void;
}

export interface ProgressOptions {
  readonly sink: TextSink;
  readonly total: number;
  /** The text after the count; by default, `files checked`. */
  readonly what?: string;
  /** Returns the time of a clock in milliseconds. */
  readonly now: () => number;
}

/** The delay before progress is shown, in milliseconds. */
const patience = 300;
/** The update interval, in milliseconds. */
const pause = 100;
/** ECMA-48: carriage return, followed by "Erase in Line". */
const eraseLine = '\r\u001b[2K';

/** Creates the progress line. If `options` is undefined because there is no terminal, nothing is shown. */
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
