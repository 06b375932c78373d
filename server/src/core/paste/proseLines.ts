/** Cleans up pasted prose: words that a PDF file hyphenated at line ends, and bullets. */
import { linesOf, withoutBullet } from '../import/texts/lines.ts';

/** First parts of compound words that keep their hyphen. */
const compounds = new Set(
  'state multi cyber well self non anti cross post high low long short third second first zero one two three cloud user remote real living double spear server client government china russia iran north south east west internet public case command web data hands post full half large small mid near threat risk time role rule token memory kernel network password log sign'.split(
    ' ',
  ),
);

/** Splits text into lines, rejoining words that a PDF file hyphenated at line ends. */
export function withoutLineHyphens(text: string): readonly string[] {
  const made: string[] = [];
  for (const line of linesOf(text)) {
    const last = made.at(-1);
    const [, before] = (last !== undefined && /^(.*\p{L})[-\u00AD]$/u.exec(last)) || [];
    const [, rest] = /^\s*(\p{Ll}[\p{L}\d-]*)/u.exec(line) ?? [];
    if (before === undefined || rest === undefined) made.push(line.trimEnd());
    else {
      const hyphen = last?.endsWith('-') === true && isCompound(before, rest, text) ? '-' : '';
      made[made.length - 1] = before + hyphen + line.trim();
    }
  }
  return made;
}

/**
 * Whether the hyphen belongs to the word. This is assumed if the word occurs elsewhere in the text with a hyphen. It is also assumed if the
 * first part is hyphenated or is common in compound words, and the word does not occur without a hyphen.
 */
function isCompound(before: string, rest: string, text: string): boolean {
  const first = /[\p{L}\d-]{1,40}$/u.exec(before.slice(-40))?.[0] ?? '';
  const has = (word: string): boolean => text.toLowerCase().includes(word.toLowerCase());
  if (has(`${first}-${rest}`)) return true;
  return !has(first + rest) && (first.includes('-') || compounds.has(first.toLowerCase()));
}

/** Returns the lines of prose with bullets such as `•` replaced with `-`, and with hyphenated words rejoined. */
export function markdownLines(text: string): readonly string[] {
  return withoutLineHyphens(text).map((line) => {
    const { mark, text: rest } = withoutBullet(line);
    if (mark === undefined || /^(?:[-*+]|[\d(a-z]+[.)])$/.test(mark) || /^[–—]$/.test(mark)) {
      const dash = mark === '–' || mark === '—' ? rest : undefined;
      return dash === undefined ? line : `${indentOf(line)}- ${dash}`;
    }
    return `${indentOf(line)}- ${rest}`;
  });
}

const indentOf = (line: string): string => /^[ ]*/.exec(line)?.[0] ?? '';
