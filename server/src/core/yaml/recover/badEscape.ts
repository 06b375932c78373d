/** Repairs double-quoted text with an invalid escape sequence, such as a path with backslashes. */
import type { Composed } from '../compose.ts';
import type { Span } from '../../text/text.ts';
import { endOfValue } from '../openValue.ts';
import { singleQuoted } from '../quote.ts';
import { noMeaning } from './quotedValues.ts';
import { lineAfter, lineAround, syntaxProblem, withoutComment, type RecoveryStrategy } from './repair.ts';
import { columnOf, isClosedQuote, quotesAndBrackets } from './unclosed.ts';
import { flowValueEnd, inFlow, textEnd } from './unquoted.ts';
import { withoutQuoted } from './withoutQuoted.ts';

/** The number of digits of the escape sequences that have any. Source: YAML 1.2.2, 5.7 "Escaped Characters". */
const hexDigits: Readonly<Record<string, number>> = { '\\x': 2, '\\u': 4, '\\U': 8 };

/** Repairs `"C:\Users"`: an invalid escape sequence. */
export const badEscape: RecoveryStrategy = ({ text, code, at, composed }) => {
  if (code !== 'BAD_DQ_ESCAPE') return undefined;
  const start = text.lastIndexOf('"', at);
  const close = closingQuote(text, start) ?? endOfQuoted(composed, start);
  const closed = close ?? endOfUnderindented(text, start);
  const end = closed ?? endOfUnclosed(text, start);
  const written = text.slice(start + 1, closed === undefined ? end : end - 1);
  const quoted = singleQuoted(written);
  const newText =
    close === undefined
      ? quoted.replace(/\n[ \t]*(?=\S)/g, `\n${' '.repeat(columnOf(lineAround(text, start), start) + 2)}`)
      : quoted;
  const edits = [{ span: [start, end] as Span, newText }];
  const escape = text.slice(at, at + 2);
  const digits = hexDigits[escape] ?? 0;
  const reason = digits ? `must be followed by ${digits} hexadecimal digits` : 'is not a valid escape sequence';
  const message = `\`${escape}\` ${reason} in double quotes. Put the text in single quotes, ${noMeaning}.`;
  return {
    problem: syntaxProblem([at, at + escape.length], message, {
      title: 'Use single quotes',
      edits,
      safe: closed !== undefined,
    }),
    edits,
  };
};

/** Returns the end of the double-quoted scalar that begins at `start`; undefined if there is none, or if it is not closed. */
function endOfQuoted({ tokens }: Composed, start: number): number | undefined {
  for (const token of quotesAndBrackets(tokens))
    if (token.type === 'double-quoted-scalar' && token.offset === start && isClosedQuote(token.source))
      return start + token.source.length;
  return undefined;
}

/** Returns the end of the quoted scalar at `start` if the line that closes it is indented too little; undefined if there is none. */
function endOfUnderindented(text: string, start: number): number | undefined {
  const end = endOfValue(text, start, lineAfter(text, lineAround(text, start))?.start ?? text.length);
  const line = end === undefined ? undefined : lineAround(text, end);
  return line && line.start + withoutComment(line.content).length;
}

/** Returns the end of the text after a quote at `start` that is not closed. */
function endOfUnclosed(text: string, start: number): number {
  const line = lineAround(text, start);
  return inFlow(text.slice(line.start, start))
    ? flowValueEnd(text, start)
    : textEnd(text, line, columnOf(line, start), line.start + withoutComment(line.content).length);
}

/**
 * Returns the offset after the closing quote of a string with invalid escapes: in brackets, the first quote that ends a value, if there is
 * one; otherwise, the last quote on the line. Returns undefined if there is none.
 */
function closingQuote(text: string, start: number): number | undefined {
  const line = lineAround(text, start);
  const rest = text.slice(start, line.start + withoutComment(line.content).length);
  const before = withoutQuoted(text.slice(line.start, start));
  const opened = Math.max(before.lastIndexOf('['), before.lastIndexOf('{'));
  const closed = Math.max(before.lastIndexOf(']'), before.lastIndexOf('}'));
  const isInBrackets = opened > closed || /^"[^"]*"\s*,\s*["']/.test(rest);
  const first = isInBrackets ? /^"[^"]*"(?=\s*(?:[,\]}]|$))/.exec(rest)?.[0].length : undefined;
  const last = rest.lastIndexOf('"');
  return first !== undefined ? start + first : last > 0 ? start + last + 1 : undefined;
}
