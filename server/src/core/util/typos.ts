/** Counts the typos that separate two words. */

/** The keys of a QWERTY keyboard. Each row is shifted right by half a key relative to the one above it. */
const keys = new Map(
  ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'].flatMap((letters, row) =>
    [...letters].map((letter, at) => [letter, { row, x: at + row / 2 }] as const),
  ),
);
/** Pairs of letters that sound alike, in both orders. */
const alike = new Set('ck sz cs iy ae ei ou kq vw kc zs sc yi ea ie uo qk wv'.split(' '));
const vowels = 'aeiouy';
/** The maximum length of words that are compared. Names are shorter, and the time to compare two words is quadratic in their length. */
const maxCompared = 60;
/** The maximum number of typos that are counted. No caller accepts more. */
const maxTypos = 2;

/**
 * Returns the minimum number of typos between two lower-case words. An extra or missing letter, or two swapped adjacent letters, count as
 * one; a wrong letter counts as two unless it is next to the right one on the keyboard or sounds like it. In words of at least `vowelsFrom`
 * letters, all vowels sound alike; in shorter words, a different vowel makes a different name (CURIUM, CERIUM). Only results of at most two
 * are exact: for words that differ more, or are too long to compare, the result is merely greater than two. The algorithm is the optimal
 * string alignment distance with these costs.
 */
export function typosBetween(word: string, other: string, vowelsFrom = 7): number {
  const bound = 2 * Math.max(word.length, other.length);
  if (word === other) return 0;
  if (bound > 2 * maxCompared || Math.abs(word.length - other.length) > maxTypos) return bound;
  const areVowelsAlike = Math.min(word.length, other.length) >= vowelsFrom;
  let before: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= word.length; row++) {
    const next = [row];
    for (let at = 1; at <= other.length; at++) {
      const [mine = '', theirs = ''] = [word[row - 1], other[at - 1]];
      const isSwapped = row > 1 && at > 1 && mine === other[at - 2] && word[row - 2] === theirs;
      next.push(
        Math.min(
          (last[at] ?? bound) + 1,
          (next[at - 1] ?? bound) + 1,
          (last[at - 1] ?? bound) + costOf(mine, theirs, areVowelsAlike),
          isSwapped ? (before[at - 2] ?? bound) + 1 : bound,
        ),
      );
    }
    [before, last] = [last, next];
    if (![...before, ...last].some((typos) => typos <= maxTypos)) return bound;
  }
  return last[other.length] ?? bound;
}

function costOf(letter: string, other: string, areVowelsAlike: boolean): number {
  if (letter === other) return 0;
  if (areVowelsAlike && vowels.includes(letter) && vowels.includes(other)) return 1;
  return areAlike(letter, other) ? 1 : 2;
}

function areAlike(letter: string, other: string): boolean {
  if (alike.has(letter + other)) return true;
  const [one, two] = [keys.get(letter), keys.get(other)];
  return one !== undefined && two !== undefined && Math.abs(one.row - two.row) <= 1 && Math.abs(one.x - two.x) <= 1;
}
