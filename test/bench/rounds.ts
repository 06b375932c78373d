/** Measures several servers in turn, so that all experience the same load on the machine. */
import { summarize, type Statistics } from './statistics.ts';

export interface Limits {
  /** The number of rounds; in each, every turn is measured `repeat` times. */
  readonly runs: number;
  /** The time in milliseconds, including warm-up and waiting, after which a series ends early if it has enough runs. */
  readonly patience: number;
  /** The minimum number of runs of a series that ends early. */
  readonly least: number;
}

export interface Turn {
  /** Takes one measurement, in milliseconds or another unit. */
  readonly once: () => Promise<number>;
  /** The number of measurements in each round; by default 1. */
  readonly repeat?: number;
  /** Whether the warm-up before the series is skipped. */
  readonly cold?: boolean;
  /** Called when the series begins, after the warm-up. */
  readonly begin?: () => void;
}

/** The warm-up of a series, which is not counted, so that the code is compiled. It ends at the first of these two limits. */
const warmUp = { times: 3, milliseconds: 500 };

/** Takes the measurements of all turns, round by round, and returns the summary of each series, in the given order. */
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

/** Returns the milliseconds that an action takes, and its result. */
export async function timed<T>(action: () => Promise<T>): Promise<[milliseconds: number, result: T]> {
  const start = performance.now();
  const result = await action();
  return [performance.now() - start, result];
}
