/** The summary of a series of measurements. */

export interface Statistics {
  readonly runs: number;
  readonly median: number;
  readonly p95: number;
  /** The median absolute deviation from the median, a measure of noise that single outliers do not affect. */
  readonly deviation: number;
}

/** Returns the summary of a series; throws for an empty one. */
export function summarize(values: readonly number[]): Statistics {
  const middle = quantile(values, 0.5);
  return {
    runs: values.length,
    median: middle,
    p95: quantile(values, 0.95),
    deviation: quantile(
      values.map((value) => Math.abs(value - middle)),
      0.5,
    ),
  };
}

/** Returns a quantile by linear interpolation between the closest ranks (type 7 of Hyndman and Fan 1996). */
function quantile(values: readonly number[], at: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const location = (sorted.length - 1) * at;
  const below = sorted[Math.floor(location)];
  const above = sorted[Math.ceil(location)];
  if (below === undefined || above === undefined) throw new Error('no measurements');
  return below + (above - below) * (location - Math.floor(location));
}

/** Returns the summary of a single value, such as a mean over `runs`. */
export function single(value: number, runs: number): Statistics {
  return { runs, median: value, p95: value, deviation: 0 };
}
