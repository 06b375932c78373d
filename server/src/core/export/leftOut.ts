/** Describes the rows that an export leaves out. */
import type { LeftOut } from './exporter.ts';

/** Returns a summary such as `2 indicators left out: marked with a stricter label than TLP:GREEN`. */
export function leftOutText({ count, reason, what }: LeftOut): string {
  return `${count} ${count === 1 ? what[0] : what[1]} left out: ${reason}`;
}
