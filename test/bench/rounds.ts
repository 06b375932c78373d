/** Measuring several servers in turn, so that all see the same load of the machine. */
import { summarize, type Statistics } from './statistics.ts';

export interface Limits {
  /** How often each is measured. */
  readonly runs: number;
  /** A series ends earlier when it has taken this many milliseconds, warm-up and waiting included … */
  readonly patience: number;
  /** … and has at least so many runs. */
  readonly least: number;
}

export interface Turn {
  /** Measures once, in milliseconds or another unit. */
  readonly once: () => Promise<number>;
  /** Measurements in each round; 1 when absent. */
  readonly repeat?: number;
  /** Not done before the series, to warm up. */
  readonly cold?: boolean;
  /** Called when the series begins, after warming up. */
  readonly begin?: () => void;
}

/** What a series begins with and does not count: code that has run a few times is compiled. Ends at the first of these two. */
const warmUp = { times: 3, milliseconds: 500 };

/** Has each measured in turn, round by round, and sums up each series, in the order given. */
export async function takeTurns(turns: readonly Turn[], limits: Limits): Promise<Statistics[]> {
  const all = turns.map((turn) => ({ ...turn, series: [] as number[], spent: 0 }));
  const isDone = ({ repeat = 1, series, spent }: (typeof all)[number]): boolean =>
    series.length >= limits.runs * repeat || (spent > limits.patience && series.length >= limits.least);
  for (const one of all) {
    for (let time = 0; one.cold !== true && time < warmUp.times && one.spent < warmUp.milliseconds; time++)
      one.spent += (await timed(one.once))[0];
    one.begin?.();
  }
  while (!all.every(isDone))
    for (const one of all) {
      for (let time = 0; time < (one.repeat ?? 1) && !isDone(one); time++) {
        const [milliseconds, value] = await timed(one.once);
        one.series.push(value);
        one.spent += milliseconds;
      }
    }
  return all.map(({ series }) => summarize(series));
}

/** The milliseconds that an action takes, and what it gives. */
export async function timed<T>(action: () => Promise<T>): Promise<[milliseconds: number, result: T]> {
  const start = performance.now();
  const result = await action();
  return [performance.now() - start, result];
}
