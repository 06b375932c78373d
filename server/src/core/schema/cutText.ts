/** Texts that a ` #` cuts: what stands behind it is a comment to YAML, though nobody meant one. */
import type { Problem } from '../problems/problem.ts';
import type { Span } from '../text/text.ts';
import { quoteScalar, singleQuoted } from '../yaml/quote.ts';
import { flowValueEnd } from '../yaml/recover/unquoted.ts';
import type { TextShape } from './schemaIndex.ts';
import type { Visit } from './shapes.ts';

/** A `#` that begins a word or a number: a comment has a space behind it, or a row of signs. */
const sign = String.raw`#+[^\s#=*~+-][^\r\n]*`;
const behind = new RegExp(String.raw`[ \t]+(${sign})`, 'y');
const besideKey = new RegExp(String.raw`^[ \t]*:[ \t]+(${sign})\r?\n\s*$`);
const besideDash = new RegExp(String.raw`(?:^|\n)[ \t]*(?:- +)+(${sign})\r?\n[ \t]*$`);

/** Values with a form of their own, which are whole before the `#`. */
const whole =
  /-id$|^(?:attack-version|country|cve|cvss-vector|cwe|date|time|file|indicator-value|tactic|technique|url)$/;

/** So far above a text its dash is looked for. */
const maxBefore = 500;

/**
 * The problem of a plain text that goes on behind a ` #`, on its last line or on the line of its key; undefined for any other value, and for
 * one that is a word of a list, a date or the like. Offsets are those of `text`.
 */
export function cutText({ node, pair, chosen, within }: Visit, text: string): Problem | undefined {
  if (chosen.kind !== 'text' || node.kind !== 'scalar' || node.style !== 'plain' || node.isNull) return undefined;
  if (!isFree(chosen.form) || /^https?:\S+$/.test(node.value)) return undefined;
  const before = pair ? besideKey.exec(text.slice(pair.key.span[1], node.span[0])) : itemStart(text, node.span[0]);
  if (before?.[1]) {
    const start = node.span[0] - before[0].length + before[0].indexOf(before[1], before[0].search(/[:-]/) + 1);
    return problemOf(text, [start, start + before[1].trimEnd().length], [start, node.span[1]]);
  }
  behind.lastIndex = node.span[1];
  const [all = '', comment = ''] = behind.exec(text) ?? [];
  if (comment === '' || /^#\s*advisory-/.test(comment)) return undefined;
  const start = node.span[1] + all.length - comment.length;
  const end = start + comment.trimEnd().length;
  const parent = within?.parent.node;
  const isInFlow = parent !== undefined && parent.kind !== 'scalar' && parent.flow;
  return problemOf(text, [start, end], [node.span[0], isInFlow ? flowValueEnd(text, node.span[0]) : end]);
}

const isFree = ({ words, boolean, number, value }: TextShape): boolean =>
  !words && !boolean && !number && !(value && whole.test(value));

const itemStart = (text: string, at: number): RegExpExecArray | null =>
  besideDash.exec(text.slice(Math.max(0, at - maxBefore), at));

function problemOf(text: string, comment: Span, value: Span): Problem {
  const written = text.slice(...comment);
  const short = written.length > 60 ? `${written.slice(0, 57)}…` : written;
  const raw = text.slice(...value);
  // Quotes keep the lines of a text as they are.
  const newText = /[\r\n]/.test(raw)
    ? singleQuoted(raw)
    : quoteScalar(raw, raw.includes("'") && !/["\\]/.test(raw) ? 'double' : 'single');
  return {
    code: 'yaml/comment-in-value',
    severity: 'warning',
    span: comment,
    message: `\`${short}\` is a comment to YAML, because a space stands before its \`#\`, so the text is cut there. Put the whole text in quotes; a comment has a space after its \`#\`.`,
    // Some write their comments so: what may be one is not published unasked.
    fixes: [{ title: 'Put the text in quotes', edits: [{ span: value, newText }], preferred: true }],
  };
}
