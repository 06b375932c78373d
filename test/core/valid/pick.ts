/** Choices of a generator, drawn from fast-check so that a counterexample shrinks: 0, false and the first item are the simplest. */
import fc from 'fast-check';

export interface Pick {
  /** A whole number, both ends included. */
  number(min: number, max: number): number;
  /** True in so many of a hundred cases. */
  chance(percent: number): boolean;
  /** An item of a list that is not empty. */
  one<T>(list: readonly T[]): T;
  /** Distinct items, in any order; as many as there are where the list is shorter. */
  some<T>(list: readonly T[], min: number, max: number): T[];
  shuffled<T>(list: readonly T[]): T[];
  /** A text of so many characters of an alphabet. */
  letters(alphabet: string, length: number): string;
}

/** Without bias towards the ends, which would make most documents alike. */
const whole = (min: number, max: number): fc.Arbitrary<number> => fc.noBias(fc.integer({ min, max }));

/** Draws from the generator of one run of a property. */
export function createPick(generate: fc.GeneratorValue): Pick {
  return pickOf((min, max) => generate(whole, min, max));
}

/** Choices made by a source of whole numbers, both ends included. */
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
