/**
 * Reports plain scalars that are cut short by a ` #`, after which YAML reads the rest as a comment that the author probably did not intend.
 */
import { normaliseWord } from '../model/vocabularies.ts';
import type { Fix, Problem } from '../problems/problem.ts';
import type { Span } from '../text/text.ts';
import { quoteScalar, singleQuoted } from '../yaml/quote.ts';
import { flowValueEnd } from '../yaml/recover/unquoted.ts';
import type { TextShape } from './schemaIndex.ts';
import type { Visit } from './shapes.ts';

/** Matches a `#` directly followed by text. In a real comment, a space or a row of punctuation follows. */
const sign = String.raw`#+[^\s#=*~+-][^\r\n]*`;
const hashAfterSpace = new RegExp(String.raw`[ \t]+(${sign})`, 'y');
const besideKey = new RegExp(String.raw`^[ \t]*:[ \t]+(${sign})\r?\n\s*$`);
const besideDash = new RegExp(String.raw`(?:^|\n)[ \t]*(?:- +)+(${sign})\r?\n[ \t]*$`);

/** Formats in which the part before the `#` is a complete value. */
const whole = /-id$|^(?:attack-version|country|cve|cvss-vector|cwe|date|time|file|indicator-value|tactic|technique)$/;

/** Indicator types whose values may contain spaces, so that their end cannot be determined. */
const freeType =
  /^(?:command_line|user_agent|filepath|filename|registry_key|mutex|named_pipe|service_name|scheduled_task|other)$/;

/** The maximum number of characters searched before a value for its dash. */
const maxBefore = 500;

/**
 * Returns the problem for a plain scalar that continues after a ` #`, on its last line, or on the line of its key or dash. Returns
 * undefined for any other value, and for complete values such as allowed values and dates. Offsets are relative to `text`.
 */
export function commentInValue(visit: Visit, text: string): Problem | undefined {
  const { node, pair, chosen, within } = visit;
  if (chosen.kind !== 'text' || node.kind !== 'scalar' || node.style !== 'plain' || node.isNull) return undefined;
  if (!isFree(chosen.shape) && !isFreeIndicator(chosen.shape, within)) return undefined;
  const before = pair ? besideKey.exec(text.slice(pair.key.span[1], node.span[0])) : itemStart(text, node.span[0]);
  if (before?.[1]) {
    const start = node.span[0] - before[0].length + before[0].indexOf(before[1], before[0].search(/[:-]/) + 1);
    return problemOf(text, [start, start + before[1].trimEnd().length], [start, node.span[1]]);
  }
  hashAfterSpace.lastIndex = node.span[1];
  const [all = '', comment = ''] = hashAfterSpace.exec(text) ?? [];
  if (comment === '' || /^#\s*advisory-/.test(comment)) return undefined;
  if (/^https?:\S+$/.test(node.value)) return afterAddress(node.span[1], all, text);
  const start = node.span[1] + all.length - comment.length;
  const end = start + comment.trimEnd().length;
  return problemOf(text, [start, end], [node.span[0], endOnLine(visit, text, node.span[0], end)]);
}

/**
 * Returns where a value that begins at `start` ends on its line: in a flow collection, at a comma or closing bracket; otherwise at `end`.
 */
export function endOnLine({ within }: Visit, text: string, start: number, end: number): number {
  const parent = within?.parent.node;
  return parent !== undefined && parent.kind !== 'scalar' && parent.flow ? flowValueEnd(text, start) : end;
}

const isFree = ({ words, boolean, number, value }: TextShape): boolean =>
  !words && !boolean && !number && !(value && whole.test(value));

/** Whether a value is an indicator of a type that allows spaces. */
function isFreeIndicator({ value }: TextShape, within: Visit['within']): boolean {
  const row = within?.parent.node;
  if (value !== 'indicator-value' || row?.kind !== 'mapping') return false;
  const type = row.pairs.find(({ key }) => key.value === 'type')?.value;
  return type?.kind === 'scalar' && freeType.test(normaliseWord(type.value));
}

/** Returns the problem for ` #part` after a URL. A single word may be the URL's fragment; anything else is a comment. */
function afterAddress(at: number, all: string, text: string): Problem {
  const comment = all.trim();
  const start = at + all.indexOf('#');
  const space: Fix = { title: 'Add a space after the `#`', edits: [{ span: [start + 1, start + 1], newText: ' ' }] };
  const joined: Fix = { title: 'Remove the space before the `#`', edits: [{ span: [at, start], newText: '' }] };
  const fixes = /^#[^\s#]+$/.test(comment) ? [joined, space] : [space];
  return {
    code: 'yaml/comment-in-value',
    severity: 'warning',
    span: [start, start + comment.length],
    message: `YAML reads \`${shortened(text.slice(start, start + comment.length))}\` as a comment because of the space before the \`#\`. If it is part of the URL, remove that space; if it is meant as a comment, add a space after the \`#\`.`,
    fixes,
  };
}

const shortened = (written: string): string => (written.length > 60 ? `${written.slice(0, 57)}…` : written);

/**
 * Matches the dash of the item at `at`, and a comment between dash and value. Few items begin on the line below their dash, so the text is
 * searched only if the value is the first text on its line.
 */
function itemStart(text: string, at: number): RegExpExecArray | null {
  let start = at;
  while (start > 0 && (text[start - 1] === ' ' || text[start - 1] === '\t')) start--;
  return text[start - 1] === '\n' ? besideDash.exec(text.slice(Math.max(0, at - maxBefore), at)) : null;
}

function problemOf(text: string, comment: Span, value: Span): Problem {
  const short = shortened(text.slice(...comment));
  const raw = text.slice(...value);
  // A multi-line value keeps its line breaks inside the quotes.
  const newText = /[\r\n]/.test(raw)
    ? singleQuoted(raw)
    : quoteScalar(raw, raw.includes("'") && !/["\\]/.test(raw) ? 'double' : 'single');
  return {
    code: 'yaml/comment-in-value',
    severity: 'warning',
    span: comment,
    message: `YAML reads \`${short}\` as a comment because of the space before the \`#\`, so the text ends there. Put the whole text in quotes; if \`${short}\` is meant as a comment, add a space after the \`#\`.`,
    // Some authors write comments this way, so text that may be a comment must not be published automatically.
    fixes: [{ title: 'Put the text in quotes', edits: [{ span: value, newText }], preferred: true }],
  };
}
