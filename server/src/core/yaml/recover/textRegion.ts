/** Finds multi-line values without `|`, and the locations at which YAML ends them. Offsets refer to the text being repaired. */
import { contentLineAfter, isItem, isKeyElsewhere } from './outline.ts';
import { keyedLine, lineAfter, linesFrom, looksLikeKey, type Line } from './repair.ts';

/**
 * A location at which YAML ends a plain scalar (1.2.2, 7.3.3): a colon before a space, ` #`, or a comment line. Or the sign at its
 * start, if none can begin with it.
 */
export interface Breaker {
  readonly kind: 'sign' | 'colon' | 'hash' | 'comment';
  /** Depending on the kind: the start of the text on the line, the `#`, or the start of the comment. */
  readonly start: number;
  readonly end: number;
}

/** A line of the text. */
export interface TextLine {
  readonly line: Line;
  /** A trailing or whole-line comment, which is not part of the text. */
  readonly comment?: LineComment;
}

export interface LineComment {
  /** The offset of the whitespace before the `#`. */
  readonly from: number;
  readonly start: number;
  readonly end: number;
  readonly ownLine: boolean;
}

export interface TextRegion {
  /** The line of the key or dash. */
  readonly head: Line;
  /** Undefined for a list item. */
  readonly key: string | undefined;
  /** The column of the key or dash. The text begins further to the right. */
  readonly column: number;
  /** The offset of the value; if it begins below, the offset after the colon. */
  readonly valueAt: number;
  /** Whether the value begins on the key's line. */
  readonly isBeside: boolean;
  /** The first line of the text: `head` if the text begins there. */
  readonly first: TextLine;
  /** The lines below the head, through the last line with text. */
  readonly below: readonly TextLine[];
  readonly breakers: readonly Breaker[];
}

/** The maximum number of lines in a value. */
const maxLines = 50_000;

/** Returns the region of a value that begins at `head`; undefined if it is not multi-line text. */
export function textRegion(text: string, head: Line, isTopKey: (word: string) => boolean): TextRegion | undefined {
  const start = startOf(head);
  if (!start) return undefined;
  const isCode = start.key !== undefined && codeKey.test(start.key);
  const below = linesBelow(text, head, start.column, isCode);
  const next = below.find(({ comment }) => !comment?.ownLine);
  if (!next) return undefined;
  const first = start.isBeside ? textLine(head, start.valueAt, isCode) : next;
  const isProse = start.isBeside
    ? looksLikeProse(head.content.slice(start.valueAt - head.start))
    : isCode || beginsProse(below);
  const isText = (line: Line): boolean => isCode || !isStructure(text, line, isTopKey, isProse);
  if (!(start.isBeside || isProse) || !below.every(({ line }) => isText(line))) return undefined;
  const lines = start.isBeside ? [first, ...below] : below.slice(below.indexOf(next));
  const last = below.at(-1);
  const at = start.isBeside ? start.valueAt : next.line.start + next.line.indent;
  const end = first.comment?.from ?? first.line.end;
  // In quotes, the parts of the text would be joined.
  const isSign = /^(?:\*(?=\S)|[@%]|`(?!``))/.test(text.slice(at, end)) && hasParts(text.slice(at, last?.line.end));
  const ends = lines
    .flatMap((one) => breakersOf(one, one.line === head ? start.valueAt : undefined))
    // A comment after the last line does not cut off any text.
    .filter((one) => one.kind !== 'comment' || one.start !== last?.comment?.start);
  const breakers = isSign && !isCode ? [{ kind: 'sign', start: at, end } as const, ...ends] : ends;
  return { head, ...start, first, below, breakers };
}

/** Whether the lines of a text are not just one paragraph: there are blank lines between them, or bullets or numbers before them. */
export const hasParts = (text: string): boolean => /\n[ \t]*\r?\n|\n[ \t]*(?:[-*+•‣▪●–—]|\d{1,3}[.)])[ \t]/.test(text);

/** Keys of rules and queries: all their lines are code. */
export const codeKey = /^(?:body|query)$/;

/** Returns where the value on a line starts: after its key or last dash. Returns undefined if it has neither or cannot be a plain scalar. */
export function startOf(head: Line): Pick<TextRegion, 'key' | 'column' | 'valueAt' | 'isBeside'> | undefined {
  const keyed = keyedLine(head);
  const tabs = widthOf(head) - head.indent;
  const dashes = /^[ \t]*(?:- +)+/.exec(head.content)?.[0] ?? '';
  if (keyed && looksLikeKey(keyed.key)) {
    const rest = head.content.slice(keyed.valueAt - head.start);
    const colon = head.content.indexOf(':', keyed.keyAt - head.start + keyed.key.length) + 1;
    const isBeside = rest.trim() !== '' && !/^#(?:\s|$)/.test(rest);
    const valueAt = isBeside ? keyed.valueAt : head.start + colon;
    return beginsPlain(isBeside ? rest : '')
      ? { key: keyed.key, column: keyed.lead.length + tabs, valueAt, isBeside }
      : undefined;
  }
  if (dashes === '' || !beginsPlain(head.content.slice(dashes.length))) return undefined;
  const valueAt = head.start + dashes.length;
  return { key: undefined, column: dashes.trimEnd().length - 1 + tabs, valueAt, isBeside: true };
}

/**
 * Whether a value can be a plain scalar: it does not begin with a quote, opening bracket, block header, anchor, comment or dash, and is not
 * only an alias or tag.
 */
const beginsPlain = (value: string): boolean => !/^(?:["'&|>[{]|[!*][\w-]+\s*$|#\s|- )/.test(value);

/** Returns the lines below that are indented further than a column, through the last line with text. */
function linesBelow(text: string, head: Line, column: number, isCode: boolean): readonly TextLine[] {
  const lines: TextLine[] = [];
  let last = 0;
  for (const line of linesFrom(text, lineAfter(text, head), maxLines)) {
    if (line.content.trim() === '') continue;
    if (widthOf(line) <= column) break;
    const one = textLine(line, line.start + line.indent, isCode);
    lines.push(one);
    if (!one.comment?.ownLine) last = lines.length;
  }
  return lines.slice(0, last);
}

/** Splits a line into its text, which begins at `from`, and its comment. Code has no comments. */
export function textLine(line: Line, from: number, isCode: boolean): TextLine {
  const rest = line.content.slice(from - line.start);
  const found = isCode ? undefined : /(?:^|[ \t])#(?=\s|$)/.exec(rest);
  if (!found) return { line };
  const start = from + found.index + found[0].length - 1;
  const before = rest.slice(0, start - from).trimEnd().length;
  const end = line.start + line.content.trimEnd().length;
  return { line, comment: { from: from + before, start, end, ownLine: start === line.start + line.indent } };
}

/** Returns the number of words in a string; 1 for an empty string. */
export const wordsOf = (text: string): number => text.trim().split(/\s+/).length;

/** Whether a value has at least four words, or ends with punctuation as in a sentence. */
export const looksLikeProse = (value: string): boolean => wordsOf(value) >= 4 || /[.,;:!?]$/.test(value.trim());

/** Whether the lines below a key without a value are prose, not keys or items. */
function beginsProse(below: readonly TextLine[]): boolean {
  const [first] = below.filter(({ comment }) => !comment?.ownLine);
  const content = first?.line.content.trim() ?? '';
  const isKey = (line: Line): boolean => isItem(line) || looksLikeKey(keyedLine(line)?.key ?? '');
  if (!first || isKey(first.line) || /^(?:["'[{&|>?]|-[a-z_]+:|T\d{4}|CVE-)/i.test(content)) return false;
  const words = wordsOf(content);
  return words >= 5 || (words >= 2 && (/[.;!?]$/.test(content) || !below.some(({ line }) => isKey(line))));
}

/** Whether a line below is a separate key or item that is merely indented too far. */
export function isStructure(text: string, line: Line, isTopKey: (word: string) => boolean, isProse: boolean): boolean {
  const keyed = keyedLine(line);
  if (isItem(line) && (!isProse || /^ *- +T\d{4}/.test(line.content))) return true;
  if (!keyed || !looksLikeKey(keyed.key)) return false;
  if (!isProse || keyed.key.includes('_') || isTopKey(keyed.key) || isKeyElsewhere(text, keyed.key, line)) return true;
  if (keyed.value !== '') return wordsOf(keyed.value) < 2 || /^\[[^[\]]*\]$/.test(keyed.value);
  const next = contentLineAfter(text, line);
  return next !== undefined && next.indent > line.indent;
}

/**
 * Returns the locations on a line at which YAML ends the text. `valueAt` is the start of the text, if it is not the first word on the line.
 */
export function breakersOf({ line, comment }: TextLine, valueAt: number | undefined): readonly Breaker[] {
  const start = valueAt ?? line.start + line.indent;
  const end = comment?.from ?? line.start + line.content.trimEnd().length;
  const content = line.content.slice(start - line.start, end - line.start);
  const hash = /(?:^|\s)#/.exec(content);
  const colon = /:(?:\s|$)/.exec(content);
  const breakers: Breaker[] = [];
  if (colon && (!hash || colon.index < hash.index)) breakers.push({ kind: 'colon', start, end });
  if (hash) breakers.push({ kind: 'hash', start: start + hash.index + hash[0].length - 1, end });
  if (comment) breakers.push({ kind: 'comment', start: comment.start, end: comment.end });
  return breakers;
}

/** Returns a line's indentation in columns; a tab counts as two. */
export const widthOf = (line: Line): number => line.content.slice(0, line.indent).replaceAll('\t', '  ').length;
