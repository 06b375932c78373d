/** Creates the fixes for multi-line text without a `|` before it. */
import type { Fix } from '../../problems/problem.ts';
import type { Edit } from '../../text/edits.ts';
import type { Line } from './repair.ts';
import { hasParts, widthOf, type TextLine, type TextRegion } from './textRegion.ts';
import { quoteRepair } from './unquoted.ts';
import { smallest } from '../../util/lists.ts';

/** Keys with one-line values. A value that spans several lines is joined. */
const oneLineKey = /^(?:title|name|id|value|stage|event|type|url|file)$/;

/** Whether multi-line text can be joined into one line. */
export function isOneLine(text: string, region: TextRegion): boolean {
  if (!region.isBeside || (region.key !== undefined && !oneLineKey.test(region.key))) return false;
  const lines = [region.first, ...region.below];
  if (lines.some(({ comment }) => comment)) return false;
  const end = region.below.at(-1)?.line.end ?? region.head.end;
  return !hasParts(text.slice(region.valueAt, end));
}

/** Returns what to do so that all lines of a text are read as one: `|` after its key, or after its dash if it has no key. */
export const blockAdvice = (key: string | undefined, verb = 'Add'): string =>
  `${verb} \`|\` after ${key === undefined ? 'the dash' : `\`${key}:\``}, and move all of the text to indented lines below it`;

/** Returns the fix that joins the lines and quotes the result. */
export function asQuoted(text: string, region: TextRegion): Fix | undefined {
  const last = region.below.at(-1)?.line ?? region.head;
  const end = last.start + last.content.trimEnd().length;
  return quoteRepair(text, [region.valueAt, end], '').problem.fixes?.[0];
}

/**
 * Returns the fix that inserts `|` after the key or dash and moves the whole text below it. If `isCommentKept`, the comments in the text
 * are moved above the key or dash; otherwise, they become part of the text. A `|` or `>` at the end of the first line is taken as the
 * intended header. The fix is then not safe, because the words before it may be part of the text.
 */
export function asBlock(text: string, region: TextRegion, title: string, isCommentKept: boolean): Fix {
  const { head, valueAt, isBeside } = region;
  const moved = isCommentKept ? movedComments(text, region, undefined) : [];
  const below = region.below.filter(({ comment }) => !(isCommentKept && comment?.ownLine));
  const widths = below.map(({ line }) => widthOf(line));
  const deeper = widths.filter((width) => width > region.column);
  const indent = deeper.length === 0 ? region.column + 2 : smallest(deeper);
  const edits: Edit[] = below.flatMap(({ line }, i) => {
    const wanted = !isBeside && i === 0 ? indent : Math.max(indent, widths[i] ?? indent);
    const lead = line.content.slice(0, line.indent);
    const newText = ' '.repeat(wanted);
    return lead === newText ? [] : [{ span: [line.start, line.start + line.indent], newText }];
  });
  const late = isBeside && !region.first.comment ? /[ \t]([|>][-+]?)[ \t]*$/.exec(head.content) : null;
  const start = isBeside ? `${late?.[1] ?? '|'}${lineBreak(text, head)}${' '.repeat(indent)}` : ' |';
  edits.push({ span: [valueAt, valueAt], newText: start });
  if (late) edits.push({ span: [head.start + late.index, head.end], newText: '' });
  // Below a key without a value, the comments may be Markdown headings.
  return { title, edits: [...edits, ...moved], safe: isCommentKept && !late && (isBeside || moved.length === 0) };
}

/**
 * Returns the fix that moves the comments in the text to lines above its key or dash. A comment on the last line of the text is not moved.
 */
export const commentsAbove = (text: string, region: TextRegion): Fix => ({
  title: 'Move the comment above the text',
  edits: movedComments(text, region, region.below.at(-1)),
  // Below a key without a value, the comments may be Markdown headings.
  safe: region.isBeside,
});

/** Returns the edits that move the comments in the text to lines above its key or dash, except the comment on the line `except`. */
function movedComments(
  text: string,
  { head, first, below }: TextRegion,
  except: TextLine | undefined,
): readonly Edit[] {
  const lines = first.line === head ? [first, ...below] : below;
  const found = lines.filter((one): one is Required<TextLine> => one.comment !== undefined && one !== except);
  if (found.length === 0) return [];
  const eol = lineBreak(text, head);
  const lead = head.content.slice(0, head.indent);
  const above = found.map(({ comment }) => `${lead}${text.slice(comment.start, comment.end)}${eol}`).join('');
  const edits = found.map(({ line, comment }): Edit => {
    const next = text.indexOf('\n', line.end) + 1;
    return { span: comment.ownLine ? [line.start, next] : [comment.from, comment.end], newText: '' };
  });
  const at = text.startsWith('\uFEFF') && head.start === 0 ? 1 : head.start;
  return [{ span: [at, at], newText: above }, ...edits];
}

const lineBreak = (text: string, line: Line): string => (text[line.end] === '\r' ? '\r\n' : '\n');

/** Returns the edits that indent lines to at least a column. */
export const linesMovedTo = (column: number, lines: readonly TextLine[]): readonly Edit[] =>
  lines.flatMap(({ line }): Edit[] => {
    const wanted = ' '.repeat(Math.max(column, widthOf(line)));
    return line.content.startsWith(wanted) && line.indent === wanted.length
      ? []
      : [{ span: [line.start, line.start + line.indent], newText: wanted }];
  });
