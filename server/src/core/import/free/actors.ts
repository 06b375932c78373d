/** Finds names of actors in text. */
import type { Catalogue } from '../../catalogue/catalogue.ts';

/** The maximum number of words in a name, and of characters in a word. */
const [maxWords, maxWordLength] = [4, 31];

interface Word {
  readonly text: string;
  readonly at: number;
}

/** Returns runs of words that each begin with a capital letter or a digit and are separated by single spaces. */
function nameRuns(line: string): readonly (readonly Word[])[] {
  const runs: Word[][] = [];
  let end = -2;
  for (const { 0: text, index: at } of line.matchAll(/[\w-]+/g)) {
    if (text.length > maxWordLength || !/^[A-Z\d]/.test(text)) continue;
    if (at === end + 1 && line[end] === ' ') runs.at(-1)?.push({ text, at });
    else runs.push([{ text, at }]);
    end = at + text.length;
  }
  return runs;
}

/** Matches words before a name that mark it as the name of an actor. */
const before =
  /\b(?:actors?|groups?|gang|apt|intrusion set|known as|tracked as|called|named|dubbed|aka|attributed to|operators of|affiliates of|linked to|by the)\s+["'“]?$/i;
const after = /^["'”]?\s+(?:actors?|groups?|gang|ransomware|operators?|affiliates?|apt|threat|campaigns?|hackers)\b/i;

/**
 * Returns the names in a line that refer to exactly one actor and have at least four characters. A name that could be an ordinary word counts
 * only next to a word that marks it as an actor's.
 */
export function actorsIn(line: string, catalogue: Catalogue): readonly string[] {
  const found = new Set<string>();
  for (const run of nameRuns(line)) {
    for (let from = 0; from < run.length; from++)
      for (let to = Math.min(run.length, from + maxWords); to > from; to--) {
        const parts = run.slice(from, to);
        const name = parts.map(({ text }) => text).join(' ');
        const start = parts[0]?.at ?? 0;
        if (name.length < 4 || catalogue.actor(name)?.actors.length !== 1) continue;
        if (
          !isDistinct(name) &&
          !before.test(line.slice(Math.max(0, start - 40), start)) &&
          !after.test(line.slice(start + name.length, start + name.length + 20))
        )
          continue;
        found.add(name);
        from = to - 1;
        break;
      }
  }
  return [...found];
}

/**
 * Whether a name cannot be an ordinary word: it has several words, a digit, a capital after a small letter, or at least five letters that are
 * all capitals.
 */
const isDistinct = (name: string): boolean => name.includes(' ') || /\d|[a-z][A-Z]|^[A-Z]{5,}$/.test(name);
