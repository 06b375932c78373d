/** Choices of a generator, drawn from fast-check so that a counterexample shrinks: 0, false and the first item are the simplest. */
import fc from 'fast-check';

export interface Pick {
  /** Returns an integer from `min` to `max`, inclusive. */
  number(min: number, max: number): number;
  /** Returns true with the given probability in percent. */
  chance(percent: number): boolean;
  /** Returns an item of a non-empty list. */
  one<T>(list: readonly T[]): T;
  /** Returns from `min` to `max` distinct items in any order; all items if the list is too short. */
  some<T>(list: readonly T[], min: number, max: number): T[];
  shuffled<T>(list: readonly T[]): T[];
  /** Returns a text of the given length from an alphabet. */
  letters(alphabet: string, length: number): string;
}

/** Generates integers without bias towards the ends, which would make most documents similar. */
const whole = (min: number, max: number): fc.Arbitrary<number> => fc.noBias(fc.integer({ min, max }));

/** Creates choices from the generator of one run of a property. */
export function createPick(generate: fc.GeneratorValue): Pick {
  return pickOf((min, max) => generate(whole, min, max));
}

/** Creates choices from a source of integers, both ends included. */
export function pickOf(between: (min: number, max: number) => number): Pick {
  const number = (min: number, max: number): number => (max <= min ? min : between(min, max));
  const one = <T>(list: readonly T[]): T => {
    const item = list[number(0, list.length - 1)];
    if (item === undefined) throw new Error('Nothing to pick from.');
    return item;
  };
  const some = <T>(list: readonly T[], min: number, max: number): T[] => {
    const wanted = Math.min(number(min, max), list.length);
    const taken = new Set<number>();
    while (taken.size < wanted) {
      let index = number(0, list.length - 1);
      while (taken.has(index)) index = (index + 1) % list.length;
      taken.add(index);
    }
    return [...taken].flatMap((index) => list.slice(index, index + 1));
  };
  return {
    number,
    one,
    some,
    chance: (percent) => number(0, 99) >= 100 - percent,
    shuffled: (list) => some(list, list.length, list.length),
    letters: (alphabet, length) => Array.from({ length }, () => one([...alphabet])).join(''),
  };
}
