/** Repairs top-level keys hidden by surrounding words or characters: `[New] actors:`, `& actors:`, `the "actors:" is`, `actors:]`. */
import { contentLineAfter, isItem } from './outline.ts';
import type { Edit } from '../../text/edits.ts';
import { contentLineBefore, keyedLine, syntaxProblem, type Line, type Repair } from './repair.ts';
import { isCompleteEntry } from './suspects.ts';

/** Matches a word with punctuation around its colon, followed by a space or the end of the line. */
const keyWithMarks = /(?<![a-z0-9_])([a-z][a-z0-9_]{0,60})["'*`”’]{0,3}:[^\p{L}\p{N}\s#]{0,4}(?=\s|$)/gu;

/** The number of characters at the start of a line that are searched for a key. */
const maxBefore = 100;

/** Matches a colon directly followed by a character that opens a value on the lines below. */
const opensValue = /:[[{|>]/;

/**
 * Returns the repair for a line at the left margin that contains a top-level key and other text, and has the key's block below it. The
 * parser continues with the key alone, and the fix moves the other text to a comment. Returns undefined for any other line. Offsets are
 * relative to `text`.
 */
export function surroundedKey(text: string, line: Line, isTopKey: (word: string) => boolean): Repair | undefined {
  const head = line.content.slice(0, maxBefore);
  const found = [...head.matchAll(keyWithMarks)].find(
    ({ 1: word = '', index }) => isTopKey(word) && !/[\p{L}\p{N}_#-]$/u.test(head.slice(0, index)),
  );
  if (!found || opensValue.test(found[0]) || !opensBlock(text, line)) return undefined;
  const [marked, key = ''] = found;
  const before = head.slice(0, found.index);
  const after = line.content.slice(found.index + marked.length);
  if (before.startsWith('#') || (marked === `${key}:` && before.trim() === '') || isQuotedBelow(text, line, marked))
    return undefined;
  // A line that begins with a dash may be a list item. It cannot be one below an entry that is complete on its own line.
  const isDashed = before.startsWith('- ', line.indent);
  const above = isDashed ? contentLineBefore(text, line) : undefined;
  if (isDashed && !(before === '- ' && above && isCompleteEntry(above))) return undefined;
  // A byte order mark stays where it is.
  const start = line.start + (line.content.startsWith('\uFEFF') ? 1 : 0);
  const end = line.start + line.content.trimEnd().length;
  const words = [before, after]
    .map((part) => part.trim().replace(/^# ?/, ''))
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
  const comment = words.length > 0 ? ` # ${words.join(' ')}` : '';
  // The header of a block of text belongs to the key.
  const header = /^[ \t]+[|>][-+0-9]*$/.exec(after.trimEnd())?.[0] ?? '';
  const edits: Edit[] = [{ span: [start, end], newText: `${key}:${header}${comment}` }];
  const message = `This line contains other text besides \`${key}:\`, so YAML does not recognise the key. Keep only \`${key}:\`.`;
  const fix = { title: 'Keep only the key', edits };
  return { problem: syntaxProblem([start, end], message, fix), edits };
}

/** Whether the lines below are the rows or keys of a top-level entry. */
function opensBlock(text: string, line: Line): boolean {
  const next = contentLineAfter(text, line);
  return next !== undefined && (isItem(next) || (next.indent > 0 && keyedLine(next) !== undefined));
}

/** Whether a quote after the colon is closed on a later line: `summary:"`, with the text below it. */
function isQuotedBelow(text: string, line: Line, marked: string): boolean {
  const mark = /:(["'])$/.exec(marked)?.[1];
  return mark !== undefined && (mark === '"' ? /"\r?$/m : /'\r?$/m).test(text.slice(line.end));
}
