/** Keys of sections that words or signs around them hide: `[New] actors:`, `& actors:`, `the "actors:" is`, `actors:]`. */
import type { Edit } from '../../text/edits.ts';
import { contentLineBefore, keyedLine, syntaxProblem, type Line, type Repair } from './repair.ts';
import { contentLineAfter, isCompleteEntry, isItem } from './suspects.ts';

/** A word with marks around its colon, behind which the line ends or a space follows. */
const keyWithMarks = /(?<![a-z0-9_])([a-z][a-z0-9_]{0,60})["'*`”’]{0,3}:[^\p{L}\p{N}\s#]{0,4}(?=\s|$)/gu;

/** A key is searched for within the first characters of a line. */
const mostBefore = 100;

/** Signs behind a colon that begin a value of the lines below. */
const opensValue = /:[[{|>]/;

/**
 * The repair of a line at the left margin that holds a top-level key with something around it, and has the key's block below it: the
 * key alone is read, and its fix keeps the words beside it in a comment. Undefined for any other line. Offsets are those of `text`.
 */
export function damagedKey(text: string, line: Line, isTopKey: (word: string) => boolean): Repair | undefined {
  const head = line.content.slice(0, mostBefore);
  const found = [...head.matchAll(keyWithMarks)].find(
    ({ 1: word = '', index }) => isTopKey(word) && !/[\p{L}\p{N}_#-]$/u.test(head.slice(0, index)),
  );
  if (!found || opensValue.test(found[0]) || !opensBlock(text, line)) return undefined;
  const [marked, key = ''] = found;
  const before = head.slice(0, found.index);
  const after = line.content.slice(found.index + marked.length);
  if (before.startsWith('#') || (marked === `${key}:` && before === '') || isQuotedBelow(text, line, marked))
    return undefined;
  // An item of a list, unless no list can be there.
  const above = before.startsWith('- ') ? contentLineBefore(text, line) : undefined;
  if (before.startsWith('- ') && !(before === '- ' && above && isCompleteEntry(above))) return undefined;
  const end = line.start + line.content.trimEnd().length;
  const words = [before, after]
    .map((part) => part.trim().replace(/^# ?/, ''))
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
  const comment = words.length > 0 ? ` # ${words.join(' ')}` : '';
  const edits: Edit[] = [{ span: [line.start, end], newText: `${key}:${comment}` }];
  const message = `There is more on this line than \`${key}:\`, so YAML reads no key here, and what is below belongs to nothing. Write \`${key}:\` alone.`;
  const fix = { title: 'Write the key alone', edits };
  return { problem: syntaxProblem([line.start, end], message, fix), edits };
}

/** Whether the rows or keys of a section are below a line. */
function opensBlock(text: string, line: Line): boolean {
  const next = contentLineAfter(text, line);
  return next !== undefined && (isItem(next) || (next.indent > 0 && keyedLine(next) !== undefined));
}

/** Whether a quote behind the colon is closed in a line below: `summary:"`, with the text below it. */
function isQuotedBelow(text: string, line: Line, marked: string): boolean {
  const mark = /:(["'])$/.exec(marked)?.[1];
  return mark !== undefined && (mark === '"' ? /"\r?$/m : /'\r?$/m).test(text.slice(line.end));
}
