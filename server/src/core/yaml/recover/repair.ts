/**
 * The interface between the parser and the recovery strategies. Each strategy handles one common error: it returns the problem, and the
 * edits that let the parser continue as the author intended. Offsets refer to the text being repaired.
 */
import { withoutTrailing } from '../../util/ends.ts';
import type { Fix, Problem } from '../../problems/problem.ts';
import type { Edit } from '../../text/edits.ts';
import type { Span } from '../../text/text.ts';
import type { Composed } from '../compose.ts';

export interface Repair {
  readonly problem: Problem;
  /** Applied to the text before it is parsed again. */
  readonly edits: readonly Edit[];
  /**
   * The range that is not parsed as written, for example because `edits` remove it. Diagnostics about missing values are suppressed around
   * it.
   */
  readonly unparsed?: Span;
}

/** Whether a word is a top-level key of advisories and, with `form`, whether the key accepts a list or is prose. */
export type IsTopKey = (word: string, form?: 'list' | 'prose') => boolean;

export interface Broken {
  readonly text: string;
  readonly composed: Composed;
  /** The library's code for the error to repair: the first one, or a later one with the same code that is repaired along with it. */
  readonly code: string;
  /** The offset at which the error begins. */
  readonly at: number;
  /** The offset at which the error ends. */
  readonly end: number;
  readonly isTopKey: IsTopKey;
}

export type RecoveryStrategy = (broken: Broken) => Repair | undefined;

/** A line: its offsets, its indentation in characters, and its content without the line break. */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly indent: number;
  readonly content: string;
}

/** Returns the line that contains an offset. */
export function lineAround(text: string, offset: number): Line {
  const start = offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  const stop = text.indexOf('\n', offset);
  let end = stop < 0 ? text.length : stop;
  if (text[end - 1] === '\r') end--;
  const content = text.slice(start, end);
  return { start, end, indent: /^[ \t]*/.exec(content)?.[0].length ?? 0, content };
}

/** Returns the line that follows a line, if there is one. */
export function lineAfter(text: string, line: Line): Line | undefined {
  const next = text.indexOf('\n', line.end);
  return next < 0 || next + 1 > text.length ? undefined : lineAround(text, next + 1);
}

/** Returns the nearest preceding line that is neither empty nor a comment; undefined if there is none. */
export function contentLineBefore(text: string, line: Line): Line | undefined {
  let at = line;
  while (at.start > 0) {
    at = lineAround(text, at.start - 1);
    if (!/^\s*(?:#|$)/.test(at.content)) return at;
  }
  return undefined;
}

/** Yields a line and the lines that follow it, at most `max` lines. */
export function* linesFrom(text: string, first: Line | undefined, max = Infinity): Generator<Line> {
  let count = 0;
  for (let line = first; line && count++ < max; line = lineAfter(text, line)) yield line;
}

/** Yields the lines above a line that are neither empty nor comments, nearest first, at most `max` lines. */
export function* contentLinesAbove(text: string, line: Line, max: number): Generator<Line> {
  let count = 0;
  for (let above = contentLineBefore(text, line); above && count++ < max; above = contentLineBefore(text, above))
    yield above;
}

/**
 * Splits `- key: value`, with any indentation, into its parts; undefined for a line without a key. `lead` is everything before the key, and a
 * quoted key includes its quotes. `valueAt` and `keyAt` are offsets in the text.
 */
export function keyedLine(
  line: Line,
): { lead: string; key: string; keyAt: number; value: string; valueAt: number } | undefined {
  const match = /^([ \t]*(?:- +){0,20})(?:("[^"]*"|'[^']*')[ \t]*|([^\s#:][^:#]*)):(?:[ \t]+|$)/.exec(line.content);
  if (!match) return undefined;
  const [all, lead = '', quoted, plain = ''] = match;
  const key = quoted ?? withoutTrailing(plain, /[ \t]/);
  const value = withoutComment(line.content.slice(all.length));
  return { lead, key, keyAt: line.start + lead.length, value, valueAt: line.start + all.length };
}

/**
 * Returns a line's text without a trailing comment or trailing spaces. If the value begins with a quote, a comment can only begin after the
 * closing quote. If a quote or other mark at the start is closed only after the ` #`, there is no comment: `**high # as rated** and more`.
 */
export function withoutComment(text: string): string {
  const quoted = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')/.exec(text)?.[0].length ?? 0;
  const comment = text.slice(quoted).search(quoted > 0 ? /\s#/ : /(?:^|\s)#/);
  const end = comment < 0 || isMarked(text, quoted, quoted + comment) ? text.length : quoted + comment;
  return text.slice(0, end).trimEnd();
}

/**
 * Whether a quote or other mark at the start of `text` is still open where a comment seems to begin, and is closed after that. `quoted` is
 * the length of the quoted part at the start.
 */
function isMarked(text: string, quoted: number, comment: number): boolean {
  const mark = /^(?:["'`]|\*\*)/.exec(text)?.[0];
  if (mark === undefined || !text.includes(mark, comment)) return false;
  const isInner = quoted > 0 && /^[^\s,#]/.test(text.slice(quoted));
  return isInner || text.slice(0, comment).split(mark).length % 2 === 0;
}

/** Whether a word could be a key of an advisory. */
export const looksLikeKey = (word: string): boolean => /^[a-z][a-z0-9_]*$/.test(word);

/** Creates a syntax problem; `fix` is its preferred fix. */
export function syntaxProblem(span: Span, message: string, fix?: Fix, code = 'yaml/syntax'): Problem {
  return { code, severity: 'error', span, message, ...(fix ? { fixes: [{ ...fix, preferred: true }] } : {}) };
}

/** Returns the message for a key whose colon no space follows. */
export const needsSpace = (key: string): string =>
  `\`${key}\` is read as a key only if a space follows its colon. Add a space.`;

/** Returns the message for a key that other characters follow instead of a colon and a space. */
export const needsColon = (key: string, what = '`=`'): string =>
  `${what} follows \`${key}\`, but YAML requires a colon and a space after a key.`;

/** Creates the problem for a line that should begin at `column`. */
export function indentProblem({ start, indent }: Line, column: number, edits: readonly Edit[]): Problem {
  const spaces = (count: number): string => (count === 1 ? '1 space' : `${count} spaces`);
  const title = column === 0 ? 'Remove the indentation' : `Indent by ${spaces(column)}`;
  const message = `This line is ${indent === 0 ? 'not indented' : `indented by ${spaces(indent)}`}, which does not fit the lines around it. ${title}${column && indent ? ' instead' : ''}.`;
  return syntaxProblem([start, start + Math.max(1, indent)], message, { title, edits });
}

/** Returns the repair with its fixes marked as not safe, because the author may have meant something else. */
export const unasked = (repair: Repair): Repair => ({
  ...repair,
  problem: { ...repair.problem, fixes: (repair.problem.fixes ?? []).map((fix) => ({ ...fix, safe: false })) },
});

/** Returns the message for a line that is neither a key nor text. */
export function unfinished(content: string): string {
  const word = content.trim().replace(/(?<!\s)\s+#[^]*$/, '');
  const advice = /^\w[\w-]*$/.test(word) ? `Add a colon after \`${word}\`` : 'Add a key and a colon';
  return `This line is not a key followed by a colon, and its indentation does not make it part of the value above. ${advice}, or indent the line if it belongs to the text above.`;
}
