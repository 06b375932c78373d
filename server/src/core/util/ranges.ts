/** Counts numbers and ranges in logarithmic time per lookup, for documents with thousands of lines. */

/** Returns how many numbers in an ascending list are at most `value`. */
export function countUpTo(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? Infinity) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Returns how many numbers in an ascending list are within a range, including both ends. */
export function countWithin(sorted: readonly number[], from: number, to: number): number {
  return to < from ? 0 : countUpTo(sorted, to) - countUpTo(sorted, from - 1);
}

/** Returns a function that counts how many of the ranges contain a number; both ends of a range are inclusive. */
export function createRangeCounter(
  ranges: readonly { readonly from: number; readonly to: number }[],
): (at: number) => number {
  const real = ranges.filter(({ from, to }) => from <= to);
  const starts = real.map(({ from }) => from).sort((a, b) => a - b);
  const ends = real.map(({ to }) => to).sort((a, b) => a - b);
  return (at) => countUpTo(starts, at) - countUpTo(ends, at - 1);
}
