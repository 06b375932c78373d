/** Choices that can be made again: the same seed gives the same ones on every machine. */

export interface Random {
  /** A whole number below `limit`; 0 where the limit is none. */
  below(limit: number): number;
  /** A whole number, both ends included. */
  between(least: number, most: number): number;
  /** True in so many of a hundred cases. */
  chance(percent: number): boolean;
  /** An item of a list that is not empty. */
  one<T>(list: readonly T[]): T;
}

/** A generator of 32-bit numbers (xorshift, Marsaglia 2003, shifts 13, 17, 5), seeded by any text. */
export function createRandom(seed: string): Random {
  let state = hash(seed) || 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  // Neighbouring seeds begin alike: their first numbers are passed over.
  for (let i = 0; i < 8; i++) next();
  const below = (limit: number): number => (limit < 1 ? 0 : next() % Math.floor(limit));
  return {
    below,
    between: (least, most) => least + below(most - least + 1),
    chance: (percent) => below(100) < percent,
    one(list) {
      const item = list[below(list.length)];
      if (item === undefined) throw new Error('Nothing to choose from.');
      return item;
    },
  };
}

/** FNV-1a with 32 bits (Fowler, Noll, Vo) over UTF-16 units. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}
