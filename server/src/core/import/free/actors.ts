/** Names of actors in text. */
import type { Catalogue } from '../../catalogue/catalogue.ts';

/** Up to four words with capitals or digits. */
const names = /(?<![\w-])[A-Z][\w-]{1,30}(?: [A-Z\d][\w-]{0,30}){0,3}/g;

/** Words beside a name that say that it is an actor's. */
const before =
  /\b(?:actors?|groups?|gang|apt|intrusion set|known as|tracked as|called|named|dubbed|aka|attributed to|operators of|affiliates of|linked to|by the)\s+["'“]?$/i;
const behind = /^["'”]?\s+(?:actors?|groups?|gang|ransomware|operators?|affiliates?|apt|threat|campaigns?|hackers)\b/i;

/**
 * Returns the names in a line that are those of one actor. A name of one plain word, which may be any other word, counts only beside a word
 * that says what it is.
 */
export function actorsIn(line: string, catalogue: Catalogue): readonly string[] {
  const found = new Set<string>();
  for (const match of line.matchAll(names)) {
    const words = match[0].split(' ');
    for (let from = 0; from < words.length; from++)
      for (let to = words.length; to > from; to--) {
        const name = words.slice(from, to).join(' ');
        if (name.length < 4 || catalogue.actor(name)?.actors.length !== 1) continue;
        const start = match.index + words.slice(0, from).join(' ').length + (from > 0 ? 1 : 0);
        if (
          !isDistinct(name) &&
          !before.test(line.slice(Math.max(0, start - 40), start)) &&
          !behind.test(line.slice(start + name.length, start + name.length + 20))
        )
          continue;
        found.add(name);
        from = to - 1;
        break;
      }
  }
  return [...found];
}

/** Several words, digits, or capitals within: no word of the language. */
const isDistinct = (name: string): boolean => name.includes(' ') || /\d|[a-z][A-Z]|^[A-Z]{5,}$/.test(name);
