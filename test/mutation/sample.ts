/** Chooses the mutants that are tested. */
import { createRandom } from '../soak/random.ts';

/**
 * Draws one item from each of `count` ranges of about equal length, so that similar items are represented in proportion to their number.
 * Returns all items in order if there are at most `count`.
 *
 * @param list items in an order that keeps similar ones together @param seed the same seed draws the same items
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
