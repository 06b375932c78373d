/** Repairs text after a closing quote: several quoted values, quotes within quotes, and values of which only the beginning is quoted. */
import type { Span } from '../../text/text.ts';
import type { Composed } from '../compose.ts';
import { singleQuoted } from '../quote.ts';
import { hasBadEscape, noMeaning, quotedValues } from './quotedValues.ts';
import { keyedLine, lineAround, syntaxProblem, unasked, type RecoveryStrategy, type Repair } from './repair.ts';
import { bracketedValue, inFlow, itemLine, quoteRepair, textEnd } from './unquoted.ts';

/** Repairs `"x" y`: text after a closing quote. If the first error is an invalid escape in `x`, a later error is about the text after it. */
export const textAfterQuote: RecoveryStrategy = ({ text, code, at: first, composed, isTopKey }) => {
  const isAfter = (error: Composed['errors'][number]): boolean =>
    error.code === 'UNEXPECTED_TOKEN' && error.pos[0] > first;
  const at = code === 'BAD_DQ_ESCAPE' ? composed.errors.find(isAfter)?.pos[0] : first;
  if (at === undefined || !/^(?:UNEXPECTED_TOKEN|BAD_DQ_ESCAPE)$/.test(code)) return undefined;
  const line = lineAround(text, at);
  const keyed = keyedLine(line);
  // In `- "ClickFix" lures: one`, the colon is part of the text.
  const isQuotedStart = keyed && /^(?:"[^"]*"|'[^']*')\s*[^\s]/.test(keyed.key);
  const parts = keyed && !isQuotedStart ? keyed : itemLine(line.content, line.start);
  if (!parts || !/^["']/.test(parts.value) || at <= parts.valueAt || /[\r\n]/.test(text.slice(parts.valueAt, at)))
    return undefined;
  const flow = inFlow(text.slice(line.start, at));
  const span = flow ? bracketedValue(text, line, at) : ([parts.valueAt, parts.valueAt + parts.value.length] as const);
  if (!span) return undefined;
  const value = text.slice(...span);
  if (flow && !/^["'][^:]*$/.test(value)) return undefined;
  const before = text.slice(span[0], at).trimEnd();
  const mark = before[0] ?? '';
  if (mark !== before[before.length - 1] || before.length < 2) return undefined;
  // A superfluous comma or quote is removed elsewhere.
  if (/^[,"']$/.test(value.slice(before.length).trim())) return undefined;
  // The first key of a row usually takes text: `- name: "one", "two"`.
  const isText = parts === keyed && (keyed.lead === '' ? !isTopKey(keyed.key, 'list') : keyed.lead.includes('-'));
  const list = isText ? undefined : quotedValues(text, value, span[0], parts === keyed ? undefined : line);
  if (list) return parts === keyed && keyed.lead === '' ? list : unasked(list);
  if (value.length > before.length + 1 && value.endsWith(mark)) return innerQuote(value, span, mark);
  const column = parts === keyed ? keyed.lead.length : line.indent;
  const end = flow ? span[1] : textEnd(text, line, column, span[1]);
  return quoteRepair(text, [span[0], end], 'There is text after the closing quote. Put the whole value in quotes.');
};

/** Returns the repair for `"the "agent" is"` and `'the vendor's agent'`: quotes inside quotes of the same kind. */
function innerQuote(value: string, span: Span, mark: string): Repair {
  const inner = value.slice(1, -1);
  const escaped = `"${inner.replace(/\\?"/g, '\\"')}"`;
  const [title, what, newText] =
    mark === "'"
      ? ['Double the inner apostrophes', "Inside single quotes, double it: `''`.", singleQuoted(inner)]
      : hasBadEscape(escaped)
        ? ['Use single quotes', `Put the text in single quotes, ${noMeaning}.`, singleQuoted(inner)]
        : ['Escape the inner quotes', 'Inside double quotes, escape it as `\\"`.', escaped];
  const edits = [{ span, newText }];
  const message = `The inner \`${mark}\` ends the string. ${what}`;
  return { problem: syntaxProblem(span, message, { title, edits, safe: true }), edits };
}
