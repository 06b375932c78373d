/** Ranges of lines and their places, for documents with thousands of them: each look-up takes logarithmic time. */

/** How many of some numbers, in ascending order, are at most `value`. */
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

/** How many of some numbers, in ascending order, are in a range, both ends included. */
export function countWithin(sorted: readonly number[], from: number, to: number): number {
  return to < from ? 0 : countUpTo(sorted, to) - countUpTo(sorted, from - 1);
}

/** Tells in how many of some ranges, both ends included, a number is. */
export function createDepth(ranges: readonly { readonly from: number; readonly to: number }[]): (at: number) => number {
  const real = ranges.filter(({ from, to }) => from <= to);
  const starts = real.map(({ from }) => from).sort((a, b) => a - b);
  const ends = real.map(({ to }) => to).sort((a, b) => a - b);
  return (at) => countUpTo(starts, at) - countUpTo(ends, at - 1);
}
