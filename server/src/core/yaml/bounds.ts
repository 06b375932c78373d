/** Size limits above which a document is rejected. They do not depend on how much of an earlier version is reused. */

/** The maximum length in UTF-16 code units. */
export const maxLength = 16_000_000;
/** The maximum result of `countMarks`, which counts structural characters such as line breaks, dashes, colons, commas, brackets and quotes. */
export const maxMarks = 180_000;

const always = 1;
/** Counts only if followed by whitespace. */
const beforeSpace = 2;
/** Counts only if preceded by whitespace, or at the start. */
const afterSpace = 3;

/** The additional cost of a top-level entry, which takes longer to parse than other lines. */
const sectionCost = 4;

const marks = new Uint8Array(128);
for (const sign of '\n,[]{}"\\') marks[sign.charCodeAt(0)] = always;
for (const sign of ':-?') marks[sign.charCodeAt(0)] = beforeSpace;
for (const sign of "'*&!%@`|>#") marks[sign.charCodeAt(0)] = afterSpace;

const remedy = '. Split it into several files';

/**
 * Returns the reason why a document is rejected, as a clause that begins with "it". Returns undefined if the document is within the limits.
 * Counts structural characters, because they determine how long the YAML library takes.
 */
export function outOfBounds(text: string): string | undefined {
  if (text.length > maxLength) return `it is longer than ${maxLength / 1_000_000} million characters${remedy}`;
  if (text.length <= maxMarks || countMarks(text) <= maxMarks) return undefined;
  return `it contains more than ${maxMarks.toLocaleString('en')} lines, items, keys, commas, quotes and brackets${remedy}`;
}

/**
 * Counts the structural characters in a document, or in a part that starts at the beginning of a line, and adds `sectionCost` for each line
 * at the left margin that is neither a comment nor a list item. The count for a document is the sum of the counts for its parts.
 */
export function countMarks(text: string): number {
  let found = 0;
  let before = 10;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const kind = code < 128 ? (marks[code] ?? 0) : 0;
    if (
      kind === always ||
      (kind === beforeSpace && isBlank(text.charCodeAt(at + 1))) ||
      (kind === afterSpace && isBlank(before))
    )
      found++;
    if (before === 10 && code > 32 && code !== 35 && code !== 45) found += sectionCost;
    before = code;
  }
  return found;
}

const isBlank = (code: number): boolean => code === 32 || code === 10 || code === 9 || code === 13;
