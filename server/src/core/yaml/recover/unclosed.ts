/** Repairs quotes and brackets that are never closed. Each is reported once, at the opening character. */
import { withoutQuoted } from './withoutQuoted.ts';
import type { CST } from 'yaml';
import type { Span } from '../../text/text.ts';
import {
  keyedLine,
  lineAfter,
  lineAround,
  linesFrom,
  syntaxProblem,
  withoutComment,
  type Broken,
  type RecoveryStrategy,
  type Line,
  type Repair,
} from './repair.ts';
import { maxCounted } from './suspects.ts';

/**
 * Repairs an unclosed quote, which turns the lines below it into part of its text. The closing quote is added at the end of the text, which
 * may continue on the lines below, or at the end of the quote's line.
 */
export const quote = (broken: Broken): readonly Repair[] => {
  const found = openQuote(broken);
  if (!found) return [];
  const { text } = broken;
  const mark = text[found[0]] ?? '"';
  const line = lineAround(text, found[0]);
  const end = line.start + withoutComment(line.content).length;
  const message = `This ${mark === '"' ? 'double' : 'single'} quote is never closed. Add \`${mark}\` at the end of the text.`;
  const closers = missingClosers(text.slice(line.start, found[0]));
  // `[a, 'b]`: the bracket was meant to close the list. On the last line of a list, the quote and the list are closed together.
  if (closers !== '' && text.slice(found[0] + 1, end).endsWith(closers))
    return [closing([found[0], end - closers.length], mark, message, end - closers.length)];
  const last = text[end - 1] ?? '';
  // `"text'` and `"text”`: a different quote was used to close the text.
  if (end - found[0] > 2 && last !== mark && /["'”’“‘]/.test(last) && !text.slice(found[0], end - 1).includes(last))
    return [otherCloser([found[0], end], mark, last)];
  const next = lineAfter(text, line);
  const goesOn = next !== undefined && next.indent > line.indent;
  // `["a, b,` above `"c"]`: the comma separates the items.
  if (last === ',' && next?.content[next.indent] === mark)
    return [closing([found[0], end - 1], mark, message, end - 1)];
  const lastBelow = closers === '' ? lastLineBelow(text, line, found[0]) : undefined;
  return [
    ...(lastBelow === undefined ? [] : [closing([found[0], end], mark, message, lastBelow)]),
    closing([found[0], end], goesOn ? mark : mark + closers, message, end),
  ];
};

/** Whether the source of a quoted scalar ends with its closing quote. An escaped quote (`\"`, `''`) does not count. */
export const isClosedQuote = (source: string): boolean =>
  (source.startsWith('"') ? /(?<!\\)(?:\\\\)*"$/ : /(?<!')(?:'')*'$/).test(source.slice(1));

/** Returns the span of the first quoted scalar at the error that is not closed, or that is closed by the opening quote of another one. */
function openQuote({ text, composed, at, code }: Broken): Span | undefined {
  for (const token of quotesAndBrackets(composed.tokens)) {
    if (token.type === 'flow-collection' || token.offset > at) continue;
    const end = token.offset + token.source.length;
    if (end < Math.min(at, text.length) - 1) continue;
    const closed = isClosedQuote(token.source) && !/^(?:MISSING_CHAR|MULTILINE_IMPLICIT_KEY)$/.test(code);
    const consumes =
      /[\r\n]/.test(token.source) && (!closed || /\n[ \t]*(?:- +)*[a-z][a-z0-9_]*:(?:\s|$)/.test(token.source));
    if (consumes || !closed) return [token.offset, end];
  }
  return undefined;
}

/**
 * Returns the end of the last of the lines below that are indented further than the quote's key or dash, above any line that begins with a
 * quote; undefined if there is none.
 */
function lastLineBelow(text: string, first: Line, quoteAt: number): number | undefined {
  const column = columnOf(first, quoteAt);
  let last: Line | undefined;
  for (const line of linesFrom(text, lineAfter(text, first), maxCounted)) {
    if (line.content.trim() === '') continue;
    if (line.indent <= column || /["']/.test(line.content.slice(line.indent, line.indent + 1))) break;
    last = line;
  }
  return last && last.start + last.content.trimEnd().length;
}

/**
 * Returns the column of the key or dash that a value on its line belongs to; the column before the text of the line if there is neither.
 */
export function columnOf(line: Line, valueAt: number): number {
  const keyed = keyedLine(line);
  if (keyed && keyed.valueAt <= valueAt) return keyed.lead.length;
  const dashes = /^[ \t]*(?:- +)+/.exec(line.content)?.[0] ?? '';
  return dashes === '' ? line.indent - 1 : dashes.trimEnd().length - 1;
}

function otherCloser(span: Span, mark: string, last: string): Repair {
  const edits = [{ span: [span[1] - 1, span[1]] as Span, newText: mark }];
  const message = `This text begins with \`${mark}\`, and \`${last}\` does not close it. Use \`${mark}\` at the end.`;
  return { problem: syntaxProblem(span, message, { title: `Change to \`${mark}\``, edits }), edits };
}

/** Returns the characters that close the brackets left open by `before`, the first part of a line. */
export function missingClosers(before: string): string {
  let closers = '';
  for (const [sign] of withoutQuoted(before).matchAll(/[[\]{}]/g))
    closers = sign === '[' ? `]${closers}` : sign === '{' ? `}${closers}` : closers.slice(1);
  return closers;
}

/** Joins closing characters for a title, in backticks: the quote and the bracket of `'a]`, but `]]` as one. */
export const signsOf = (signs: string): string => {
  const kinds = [...signs];
  return kinds.every((sign) => sign === kinds[0]) ? `\`${signs}\`` : kinds.map((sign) => `\`${sign}\``).join(' and ');
};

/** Repairs a bracket that is never closed. */
export const bracket: RecoveryStrategy = ({ text, composed, at }) => {
  const found = firstOpen(text, composed.tokens);
  if (!found || found.offset > at) return undefined;
  const { offset, source: open } = found.start;
  const close = open === '[' ? ']' : '}';
  const end = lastLineOfFlow(text, lineAround(text, offset));
  const written = text.slice(offset, end);
  if (written.endsWith(close) && balanced(written)) return undefined;
  // `[a, b)`: a different bracket was used to close the list.
  if (/[)>]$/.test(written) && !/[(<]/.test(written)) {
    const edits = [{ span: [end - 1, end] as Span, newText: close }];
    const message = `\`${text[end - 1] ?? ''}\` can't close a bracket that was opened with \`${open}\`. Use \`${close}\`.`;
    return { problem: syntaxProblem([end - 1, end], message, { title: `Change to \`${close}\``, edits }), edits };
  }
  const comma = /,?$/.exec(written)?.[0].length ?? 0;
  const closers = missingClosers(written);
  return closing(
    [offset, offset + 1],
    closers.endsWith(close) ? closers : close,
    `This bracket is never closed. Add \`${close}\` where the ${close === ']' ? 'list' : 'mapping'} ends.`,
    end - comma,
    end,
  );
};

const firstOpens = new WeakMap<readonly CST.Token[], { readonly found: CST.FlowCollection | undefined }>();

/** Returns the first flow collection that is not closed. Cached, because it is the same for each error. */
export function firstOpen(text: string, tokens: readonly CST.Token[]): CST.FlowCollection | undefined {
  const cached = firstOpens.get(tokens);
  if (cached) return cached.found;
  const found = quotesAndBrackets(tokens).find((token): token is CST.FlowCollection => {
    if (token.type !== 'flow-collection') return false;
    const open = token.start.source;
    const close = open === '[' ? 'flow-seq-end' : 'flow-map-end';
    const misplaced = token.end.some((part) => part.type === 'newline');
    const isOpen = !token.end.some((part) => part.type === close);
    // The line break after a collection that is closed on one line is also among the end tokens.
    return isOpen || (misplaced && !isClosed(text, token.start.offset, open === '[' ? ']' : '}'));
  });
  firstOpens.set(tokens, { found });
  return found;
}

/** Whether a flow collection ends on the line on which it begins. */
function isClosed(text: string, offset: number, close: string): boolean {
  const line = lineAround(text, offset);
  const written = text.slice(offset, line.start + withoutComment(line.content).length);
  return written.endsWith(close) && balanced(written);
}

function closing(span: Span, mark: string, message: string, from: number, end = from): Repair {
  const edits = [{ span: [from, end] as Span, newText: mark }];
  return {
    problem: syntaxProblem(span, message, { title: `Add the missing ${signsOf(mark)}`, edits }),
    edits,
    unparsed: [span[0], end],
  };
}

function balanced(text: string): boolean {
  const bare = withoutQuoted(text);
  return (bare.match(/[[{]/g)?.length ?? 0) === (bare.match(/[\]}]/g)?.length ?? 0);
}

/**
 * Returns the end of the last line that probably belongs to an open collection: it is indented deeper than the bracket's line, and is neither
 * an item nor, unless a comma or opening bracket precedes it, a key.
 */
function lastLineOfFlow(text: string, first: Line): number {
  let last = first;
  for (;;) {
    const at = text.indexOf('\n', last.end);
    if (at < 0) break;
    const next = lineAround(text, at + 1);
    const awaits = /[,[{]$/.test(withoutComment(last.content));
    if (
      next.content.trim() === '' ||
      next.indent <= first.indent ||
      /^\s*- /.test(next.content) ||
      (!awaits && /^\s*[a-z][a-z0-9_]*:(?:\s|$)/.test(next.content))
    )
      break;
    last = next;
  }
  return last.start + withoutComment(last.content).length;
}

const known = new WeakMap<readonly CST.Token[], readonly Delimited[]>();

type Delimited = CST.FlowScalar | CST.FlowCollection;

/**
 * Returns the quoted scalars and flow collections among CST tokens and their descendants, outer ones first. Iterative, because documents
 * may be long; cached, because they are searched for each of up to a thousand errors.
 */
export function quotesAndBrackets(tokens: readonly CST.Token[]): readonly Delimited[] {
  const cached = known.get(tokens);
  if (cached) return cached;
  const found: Delimited[] = [];
  const stack: CST.Token[] = [...tokens].reverse();
  for (let token = stack.pop(); token; token = stack.pop()) {
    if (isQuoted(token) || token.type === 'flow-collection') found.push(token);
    const children: CST.Token[] = [];
    if (token.type === 'document') {
      if (token.value) children.push(token.value);
    } else if ('items' in token) {
      for (const item of token.items) {
        if (item.key) children.push(item.key);
        if (item.value) children.push(item.value);
      }
    }
    for (const child of children.reverse()) stack.push(child);
  }
  known.set(tokens, found);
  return found;
}

const isQuoted = (token: CST.Token): token is CST.FlowScalar =>
  token.type === 'double-quoted-scalar' || token.type === 'single-quoted-scalar';
