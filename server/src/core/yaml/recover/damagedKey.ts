/** Keys of sections that words or signs around them hide: `[New] actors:`, `& actors:`, `**actors:** and more`, `"actors:" and more`. */
import type { Edit } from '../../text/edits.ts';
import { keyedLine, syntaxProblem, type Line, type Repair } from './repair.ts';
import { contentLineAfter, isItem } from './suspects.ts';

/** Marks or a word in brackets, the key, marks around its colon, and what else is on the line. */
const hidden =
  /^((?:\[[^[\]\r\n]{1,30}\]|[^\p{L}\p{N}\s#-])[^\p{L}\p{N}\r\n#]{0,8})([a-z][a-z0-9_]*)(["'*`”’]{0,3}:["'*`”’]{0,3})(?=\s|$)([^\r\n]*)$/u;

/**
 * The repair of a line at the left margin that holds a top-level key with something before it, and has the key's block below it: the
 * key alone is read, and its fix keeps the words beside it in a comment. Undefined for any other line. Offsets are those of `text`.
 */
export function damagedKey(text: string, line: Line, isTopKey: (word: string) => boolean): Repair | undefined {
  const [, before = '', key = '', , after = ''] = hidden.exec(line.content) ?? [];
  if (key === '' || !isTopKey(key) || !opensBlock(text, line)) return undefined;
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
