/** How many slips of a typist lie between two words. */

/** Letters beside each other on a QWERTY keyboard, a row a string; each row stands half a key further right than the one above. */
const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
/** Letters that are taken for each other by their sound. */
const alike = ['ck', 'sz', 'cs', 'iy', 'ae', 'ei', 'ou', 'kq', 'vw'];
const vowels = 'aeiouy';
/** Longer words are not compared: a name has fewer letters, and the work grows with the square. */
const longest = 60;

/**
 * The least slips that make one word of the other: a letter too much or too few, two neighbours that changed places, or another letter, which
 * counts twice unless it lies beside the right one on the keyboard or sounds like it. In words of `vowelsFrom` letters and more any vowel
 * sounds like another; in shorter ones it makes another word (CURIUM, CERIUM). Words are lower case. Source: optimal string alignment
 * distance, with these costs.
 */
export function slipsBetween(word: string, other: string, vowelsFrom = 7): number {
  const most = 2 * Math.max(word.length, other.length);
  if (word === other) return 0;
  if (most > 2 * longest) return most;
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
          (last[at] ?? most) + 1,
          (next[at - 1] ?? most) + 1,
          (last[at - 1] ?? most) + costOf(mine, theirs, areVowelsAlike),
          isSwapped ? (before[at - 2] ?? most) + 1 : most,
        ),
      );
    }
    [before, last] = [last, next];
  }
  return last[other.length] ?? most;
}

function costOf(letter: string, other: string, areVowelsAlike: boolean): number {
  if (letter === other) return 0;
  if (areVowelsAlike && vowels.includes(letter) && vowels.includes(other)) return 1;
  return areAlike(letter, other) ? 1 : 2;
}

function areAlike(letter: string, other: string): boolean {
  if (alike.some((pair) => pair.includes(letter) && pair.includes(other))) return true;
  const [one, two] = [placeOf(letter), placeOf(other)];
  return one !== undefined && two !== undefined && Math.abs(one.row - two.row) <= 1 && Math.abs(one.x - two.x) <= 1;
}

function placeOf(letter: string): { readonly row: number; readonly x: number } | undefined {
  const row = rows.findIndex((keys) => keys.includes(letter));
  return row < 0 ? undefined : { row, x: (rows[row]?.indexOf(letter) ?? 0) + row / 2 };
}
