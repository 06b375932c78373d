/**
 * VS Code's score of a text for a typed prefix, for its list of suggestions. Reproduces the behaviour of its `fuzzyScore`
 * (src/vs/base/common/filters.ts) with the options of that list: a full match scores higher, and the first typed letter must match the
 * start of a word. Written for these tests from the documented costs.
 */

/** The cost of a gap between two matched letters, in addition to one for each skipped letter. */
const gap = 5;
/** The maximum length of either text that VS Code considers. */
const maxLength = 128;

/** Returns the score, higher is better; undefined if the text does not match. Case has little influence. */
export function fuzzyScore(typed: string, word: string): number | undefined {
  const [pattern, text] = [typed.slice(0, maxLength), word.slice(0, maxLength)];
  if (pattern.length > text.length) return undefined;
  // best[at]: the score of the letters so far, with the last of them matched at `at`.
  let best: (number | undefined)[] = [];
  for (let row = 0; row < pattern.length; row++) {
    const next: (number | undefined)[] = [];
    let open: number | undefined;
    for (let at = 0; at < text.length; at++) {
      const [before, farther] = [best[at - 1], best[at - 2]];
      if (farther !== undefined) open = Math.max(open ?? -Infinity, farther - gap);
      if (pattern[row]?.toLowerCase() !== text[at]?.toLowerCase()) continue;
      if (row === 0) {
        if (isWordStart(text, at)) next[at] = letterScore(pattern, text, row, at, false);
        continue;
      }
      const ways = [
        ...(before === undefined ? [] : [before + letterScore(pattern, text, row, at, false)]),
        ...(open === undefined ? [] : [open + letterScore(pattern, text, row, at, true)]),
      ];
      if (ways.length > 0) next[at] = Math.max(...ways);
    }
    best = next;
  }
  const ends = best.flatMap((score, at) => (score === undefined ? [] : [score - (at + 1 - pattern.length)]));
  if (ends.length === 0) return undefined;
  return Math.max(...ends) + (pattern.length === text.length ? 2 : 0);
}

/**
 * Returns the score, also for two transposed letters if nothing matches otherwise: VS Code's list accepts one such typo in the first letters,
 * but not in the very first one.
 */
export function forgivingScore(typed: string, word: string): number | undefined {
  const score = fuzzyScore(typed, word);
  if (score !== undefined || typed.length < 3) return score;
  const swapped = Array.from({ length: Math.min(7, typed.length - 1) - 1 }, (_, step) => step + 1).flatMap(
    (at) =>
      fuzzyScore(typed.slice(0, at) + (typed[at + 1] ?? '') + (typed[at] ?? '') + typed.slice(at + 2), word) ?? [],
  );
  // A permutation costs 3.
  return swapped.length === 0 ? undefined : Math.max(...swapped) - 3;
}

/** Returns the score of a matched letter; `afterGap` if the previous letter is not matched. */
function letterScore(pattern: string, text: string, row: number, at: number, afterGap: boolean): number {
  const sameCase = pattern[row] === text[at];
  const isJoint = isUpper(text, at) || isSeparator(text, at - 1) || isSpace(text, at - 1);
  let score = 1;
  if (at === row) score = sameCase ? 7 : 5;
  else if (isUpper(text, at) && !isUpper(text, at - 1)) score = sameCase ? 7 : 5;
  else if (isSeparator(text, at) && !isSeparator(text, at - 1)) score = 5;
  else if (isSeparator(text, at - 1) || isSpace(text, at - 1)) score = 5;
  if (row === 0) score -= at === 0 ? 0 : isJoint ? 3 : 5;
  else if (afterGap) score += isJoint ? 2 : 0;
  else score += isJoint ? 0 : 1;
  if (at + 1 === text.length) score -= isJoint ? 3 : 5;
  return score;
}

function isWordStart(text: string, at: number): boolean {
  return (
    at === 0 ||
    (isUpper(text, at) && !isUpper(text, at - 1)) ||
    isSeparator(text, at) ||
    isSeparator(text, at - 1) ||
    isSpace(text, at - 1)
  );
}

const isUpper = (text: string, at: number): boolean => text[at] !== text[at]?.toLowerCase();
const isSeparator = (text: string, at: number): boolean => /[-_.\s'":$<>()[\]{}/\\]/.test(text[at] ?? '');
const isSpace = (text: string, at: number): boolean => /[ \t]/.test(text[at] ?? '');
