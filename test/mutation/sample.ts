/** Which of all mutants are tried. */
import { createRandom } from '../soak/random.ts';

/**
 * Draws one item out of each of `count` ranges of equal length: every file is represented by its size, and each item is as
 * likely as any other. All items in their order where there are at most `count`.
 *
 * @param list items in an order that keeps what is alike together
 * @param seed the same seed draws the same items
 */
export function drawn<T>(list: readonly T[], count: number, seed: string): readonly T[] {
  const random = createRandom(`mutation ${seed}`);
  const size = Math.min(count, list.length);
  return Array.from({ length: size }, (_, i) => {
    const start = Math.floor((i * list.length) / size);
    const end = Math.floor(((i + 1) * list.length) / size);
    return list.slice(start, end)[random.below(end - start)];
  }).filter((item) => item !== undefined);
}
