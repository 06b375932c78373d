/**
 * Functions for lists of any length. Spreading a list of more than about 120,000 entries in a call, such as `push(...list)`, overflows the
 * stack, because every entry becomes an argument.
 */

/** Appends all items to a list. */
export function pushAll<T>(list: T[], items: Iterable<T>): void {
  for (const item of items) list.push(item);
}

/** Returns the largest number, or `-Infinity` if there is none. */
export function largest(numbers: readonly number[]): number {
  return numbers.reduce((one, other) => Math.max(one, other), -Infinity);
}

/** Returns the smallest number, or `Infinity` if there is none. */
export function smallest(numbers: readonly number[]): number {
  return numbers.reduce((one, other) => Math.min(one, other), Infinity);
}
