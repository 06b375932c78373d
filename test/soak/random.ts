/** Reproducible random choices: the same seed gives the same ones on every machine. */

export interface Random {
  /** Returns a non-negative integer below `limit`; 0 if the limit is not positive. */
  below(limit: number): number;
  /** Returns an integer from `min` to `max`, inclusive. */
  between(min: number, max: number): number;
  /** Returns true with the given probability in percent. */
  chance(percent: number): boolean;
  /** Returns an item of a non-empty list. */
  one<T>(list: readonly T[]): T;
}

/** Creates a generator of 32-bit numbers (xorshift, Marsaglia 2003, shifts 13, 17, 5), seeded with any text. */
export function createRandom(seed: string): Random {
  let state = hash(seed) || 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  // The first numbers of similar seeds are similar, so they are skipped.
  for (let i = 0; i < 8; i++) next();
  const below = (limit: number): number => (limit < 1 ? 0 : next() % Math.floor(limit));
  return {
    below,
    between: (min, max) => min + below(max - min + 1),
    chance: (percent) => below(100) < percent,
    one(list) {
      const item = list[below(list.length)];
      if (item === undefined) throw new Error('Nothing to choose from.');
      return item;
    },
  };
}

/** Returns the 32-bit FNV-1a hash (Fowler, Noll, Vo) of UTF-16 units. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}
