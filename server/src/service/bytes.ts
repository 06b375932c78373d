/** Measures the size of values that are sent to a client. */
import { utf8Length } from '../core/index.ts';

/** Returns the number of bytes of a value as JSON in UTF-8. */
export function jsonLength(value: unknown): number {
  return utf8Length(JSON.stringify(value));
}

/** Returns as many items from the start of a list as fit into `maxBytes` bytes as JSON. */
export function firstThatFit<T>(items: readonly T[], maxBytes: number): readonly T[] {
  let room = maxBytes;
  const end = items.findIndex((item) => (room -= jsonLength(item) + 1) < 0);
  return end < 0 ? items : items.slice(0, end);
}
