/** Repairs text that YAML reads as syntax: a colon, a reserved first character, brackets in a value. */
import { withoutControls } from './controls.ts';
import { columnOf, missingClosers } from './unclosed.ts';
import { withoutQuoted } from './withoutQuoted.ts';
import { foreignLine, strayFence } from './withoutLine.ts';
import type { Span } from '../../text/text.ts';
import { quoteScalar, singleQuoted } from '../quote.ts';
import { hasValueBelow } from './outline.ts';
import {
  keyedLine,
  lineAfter,
  lineAround,
  looksLikeKey,
  syntaxProblem,
  unasked,
  withoutComment,
  type RecoveryStrategy,
  type Line,
  type Repair,
} from './repair.ts';
import { largest } from '../../util/lists.ts';

/** Returns the repair that quotes a span, whose lines are joined with spaces. `flow` states whether it is in a flow collection. */
export function quoteRepair(text: string, span: Span, message: string, code?: string, flow = false): Repair {
  const written = withoutControls(text.slice(span[0], span[1])).replace(/(?<!\s)\s*\n\s*/g, ' ');
  const edits = [{ span, newText: quoteScalar(written, written.includes("'") ? 'plain' : 'single', flow) }];
  const quoted = edits[0]?.newText.startsWith("'") || edits[0]?.newText.startsWith('"');
  if (!quoted) edits[0] = { span, newText: singleQuoted(written) };
  return { problem: syntaxProblem(span, message, { title: 'Put the text in quotes', edits, safe: true }, code), edits };
}

/** Repairs `title: APT29: a new wave`. */
export const colon: RecoveryStrategy = ({ text, code, at }) => {
  if (code !== 'BLOCK_AS_IMPLICIT_KEY') return undefined;
  const line = lineAround(text, at);
  const parts = keyedLine(line);
  if (!parts || !/:(?:\s|$)/.test(parts.value) || /^[|>[{]/.test(parts.value)) return undefined;
  if (/^["']/.test(parts.value) && !/^(?:"[^"]*"|'[^']*')(?:[ \t][^"':]*)?:(?:\s|$)|^(["'])\1[^\s"']/.test(parts.value))
    return undefined;
  // In a list of prose, an item with two colons is a single string, not a key with a value.
  const whole = parts.lead.includes('-') && !looksLikeKey(parts.key);
  const start = whole ? parts.keyAt : parts.valueAt;
  const end = textEnd(text, line, parts.lead.length, parts.valueAt + parts.value.length);
  return quoteRepair(text, [start, end], colonMessage(text.slice(start, end)), 'yaml/unquoted-colon');
};

/** Returns the message for text that contains a colon. `remedy` is its last sentence, without the full stop. */
export function colonMessage(value: string, remedy = 'Put the text in quotes'): string {
  const short = value.length > 60 ? `${value.slice(0, 57)}…` : value;
  return `"${short.replace(/\s+/g, ' ')}" is text, but YAML reads it as a key and a value because of the colon followed by a space. ${remedy}.`;
}

/** Returns the end of text whose first line ends at `end` and which may continue on lines below that are indented further than `column`. */
export function textEnd(text: string, line: Line, column: number, end: number): number {
  let last = end;
  for (
    let next = lineAfter(text, line);
    next && isContinuation(next.content, next.indent, column);
    next = lineAfter(text, next)
  )
    last = next.start + withoutComment(next.content).length;
  return last;
}

function isContinuation(content: string, indent: number, column: number): boolean {
  return (
    indent > column && content.trim() !== '' && !/^\s*(?:#|- )/.test(content) && !/^\s*[\w-]+:(?:\s|$)/.test(content)
  );
}

/** Repairs a value that begins with `@`, `%`, `!`, `*`, `&`, a backtick, a comma, a closing bracket or, inside brackets, a dash. */
export const reservedStart: RecoveryStrategy = ({ text, code, at: errorAt }) => {
  const line = lineAround(text, errorAt);
  const word = line.start + line.content.lastIndexOf(' ', errorAt - line.start - 1) + 1;
  // `![alt](url)` and `!one, two`: YAML ends the tag before the bracket or comma.
  const isCut = code === 'MISSING_CHAR' && text[word] === '!' && word > line.start && word < errorAt;
  const at = isCut ? word : errorAt;
  const closer =
    code === 'UNEXPECTED_TOKEN' && /[\]},]/.test(text[at] ?? '') && /(?:- |: +)$/.test(text.slice(line.start, at));
  const isTag = isCut || (code === 'TAG_RESOLVE_FAILED' && text[at] === '!');
  const flow = inFlow(line.content.slice(0, at - line.start));
  const isDash = flow && /^-[ \t]/.test(text.slice(at, at + 2));
  // Above a key that is indented further, the key is reported first.
  const isAboveKey =
    code === 'BLOCK_AS_IMPLICIT_KEY' && /[@`%]/.test(text[at] ?? '') && !/:\s/.test(text.slice(at, line.end));
  if (code !== 'BAD_SCALAR_START' && !isAboveKey && code !== 'BAD_ALIAS' && !isTag && !closer && !isDash)
    return undefined;
  // `* item` is a Markdown list item.
  if (text[at] === '*' && /^[ \t]*\*[ \t]/.test(line.content)) return undefined;
  // `key: &` above the key's value: only the `&` is extra.
  if (!flow && text.slice(at + 1, line.end).trim() === '' && hasValueBelow(text, line)) return undefined;
  const isFence = text.startsWith('```', at);
  const lineEnd = at + withoutComment(text.slice(at, line.end)).length;
  const end = flow ? flowValueEnd(text, at) : isFence ? lineEnd : textEnd(text, line, columnOf(line, at), lineEnd);
  const sign = isDash ? 'a dash and a space' : signAt(text, at);
  const repair = quoteRepair(text, [at, end], `Text can't begin with ${sign} unless it is in quotes.`);
  // A Markdown fence that is not closed.
  if (/^\s*`{3,}\w*\s*$/.test(line.content)) return foreignLine(text, line, strayFence);
  // A tag may be intended, even one that YAML cannot read. A dash may be superfluous. A Markdown fence was meant to enclose the lines below.
  return isTag || isDash || isFence ? unasked(repair) : repair;
};

/** Returns a character for a message: in backticks, unless it is one. */
export const signAt = (text: string, at: number): string => (text[at] === '`' ? 'a backtick' : `\`${text[at] ?? ''}\``);

/** Repairs `**Bold** text` and `[Updated] text`: YAML reads an alias, a list or a mapping, and no text may follow it. */
export const starStart: RecoveryStrategy = ({ text, code, at }) => {
  if (code !== 'UNEXPECTED_TOKEN') return undefined;
  const line = lineAround(text, at);
  const keyed = keyedLine(line);
  const item = itemLine(line.content, line.start);
  const isStart = (value = ''): boolean => /^(?:\*|\[[^[\]{}"']*\]|\{[^[\]{}"']*\})/.test(value);
  // The text of a key may also begin on the line below it.
  const whole = { value: withoutComment(line.content.slice(line.indent)), valueAt: line.start + line.indent };
  // Above deeper lines, it is a key.
  const isWhole = isStart(whole.value) && !hasValueBelow(text, line);
  const parts = isStart(item?.value) ? item : isStart(keyed?.value) ? keyed : isWhole ? whole : undefined;
  if (!parts || at <= parts.valueAt) return undefined;
  // `[a, b],` is a list followed by extra characters.
  if (
    /^(?:,(?!\S)|[\]},]+$|["']$)/.test(parts.value.slice(at - parts.valueAt)) &&
    /[\]}]/.test(parts.value.slice(0, at - parts.valueAt))
  )
    return undefined;
  if (inFlow(text.slice(line.start, at))) return undefined;
  const end = textEnd(text, line, columnOf(line, parts.valueAt), parts.valueAt + parts.value.length);
  const sign = parts.value[0] ?? '';
  const message =
    sign === '*'
      ? "Text can't begin with `*` unless it is in quotes."
      : `A value that starts with \`${sign}\` is read as a ${sign === '[' ? 'list' : 'mapping'}, and nothing may follow the closing \`${sign === '[' ? ']' : '}'}\`. Put the whole value in quotes.`;
  return quoteRepair(text, [parts.valueAt, end], message);
};

/** Returns the text of an item on a line with its offset, or undefined if there is no item. `start` is the offset of the line. */
export function itemLine(content: string, start: number): { value: string; valueAt: number } | undefined {
  const match = /^[ \t]*(?:- +)+/.exec(content);
  return match
    ? { value: withoutComment(content.slice(match[0].length)), valueAt: start + match[0].length }
    : undefined;
}

/** The maximum number of values on a line that are quoted at once. */
const maxValues = 100;

/** Repairs `{value: evil[.]com}`: brackets inside values in a flow collection. All such values on the line are repaired at once. */
export const bracketInFlow: RecoveryStrategy = ({ text, code, at }) => {
  if (!/^(?:UNEXPECTED_TOKEN|MISSING_CHAR|BLOCK_IN_FLOW)$/.test(code) || !/[[{]/.test(text[at] ?? '')) return undefined;
  const line = lineAround(text, at);
  const first = bracketedValue(text, line, at);
  if (!first) return undefined;
  const spans = [first];
  for (let from = first[1]; spans.length < maxValues;) {
    const next = text.slice(from, line.end).search(/[[{]/);
    if (next < 0) break;
    const isInside = inBrackets.test(text.slice(from + next)) && /[^\s[{,:]/.test(text[from + next - 1] ?? '');
    const found = isInside ? bracketedValue(text, line, from + next) : undefined;
    if (found && found[0] >= from && !isQuoted(text.slice(...found))) spans.push(found);
    from = found ? Math.max(found[1], from + next + 1) : from + next + 1;
  }
  const value = text.slice(...first);
  const message = `\`${value}\` contains brackets, which YAML reads as a list or mapping here. Put the value in quotes.`;
  const repairs = spans.map((span) => quoteRepair(text, span, message));
  const edits = repairs.flatMap((repair) => repair.edits);
  const title = spans.length > 1 ? 'Put the values in quotes' : 'Put the text in quotes';
  return { problem: syntaxProblem(first, message, { title, edits, safe: true }), edits };
};

/** Whether a value is quoted. */
const isQuoted = (value: string): boolean => /^(?:"[^"]*"|'[^']*')$/.test(value);

/** Matches the brackets in a defanged value. A bracket that begins a list or mapping follows a space or punctuation. */
const inBrackets = /^(?:\[[.:@/\w]{1,5}\]|\{[.@\w]{1,5}\})/;

/**
 * Returns the span of the value in a flow collection that contains the bracket at `at`; undefined if the bracket begins that value, or is
 * not in a flow collection.
 */
export function bracketedValue(text: string, line: Line, at: number): Span | undefined {
  const before = text.slice(line.start, at);
  if (!inFlow(before)) return undefined;
  const lead = largest([/,\s*/g, /[[{]\s*/g, /:\s+/g].map((mark) => lastEnd(before, mark)));
  const start = line.start + lead;
  const end = flowValueEnd(text, start);
  return start >= at || end <= at ? undefined : [start, end];
}

function lastEnd(text: string, mark: RegExp): number {
  let end = -1;
  for (const match of text.matchAll(mark)) end = match.index + match[0].length;
  return end;
}

/** Repairs `{value: fe80::}` and `{title: APT29: a wave}`: a colon inside a value in a flow collection. */
export const colonInFlow: RecoveryStrategy = ({ text, code, at }) => {
  const line = lineAround(text, at);
  if (code !== 'BLOCK_IN_FLOW' || !inFlow(text.slice(line.start, at))) return undefined;
  const before = text.slice(line.start, at);
  // In a list, an unquoted key before the value is part of the text as well: `[They took: all: of it]`.
  const itemAt = line.start + lastEnd(withoutQuoted(before, '_'), /[[,]\s*/g);
  const start = missingClosers(before).startsWith(']') && !/["']/.test(text[itemAt] ?? '') ? itemAt : at;
  const end = flowValueEnd(text, at);
  const value = text.slice(start, end);
  if (!/^[^\s"'[{|>-].*:(?:\s|$)/.test(value)) return undefined;
  const repair = quoteRepair(text, [start, end], colonMessage(value), 'yaml/unquoted-colon');
  // After a comma in prose, the value may continue the sentence.
  const isSentence = isAfterProse(text.slice(line.start, start)) && /^\p{Ll}/u.test(value);
  // In `{ name: APT28 country: RU }`, a comma may be missing.
  return isSentence || /^\S+\s+[a-z][a-z0-9_]*:\s/.test(text.slice(at, end)) ? unasked(repair) : repair;
};

/** Whether the text ends with a comma inside an open list, after at least three words. */
function isAfterProse(text: string): boolean {
  const before = text.trimEnd();
  const last = Math.max(before.lastIndexOf('['), before.lastIndexOf(']'));
  return before.endsWith(',') && before[last] === '[' && /\s\S+\s/.test(before.slice(last + 1));
}

/** Whether a flow collection is open at the end of `before`, the first part of a line. */
export function inFlow(before: string): boolean {
  const value = withoutQuoted(before);
  return (
    (value.match(/[[{]/g)?.length ?? 0) > (value.match(/[\]}]/g)?.length ?? 0) && /(?:^|[\s:,[{-])[[{]/.test(value)
  );
}

/** Returns the end of a value in a flow collection: before the next comma or closing bracket at its level, or at the end of the line. */
export function flowValueEnd(text: string, start: number): number {
  let depth = 0;
  let at = start;
  for (; at < text.length; at++) {
    const c = text[at] ?? '';
    if (c === '\n' || c === '\r') break;
    if (c === '[' || c === '{') depth++;
    else if (depth > 0 && (c === ']' || c === '}')) depth--;
    else if (depth === 0 && (c === ',' || c === ']' || c === '}')) break;
  }
  return start + text.slice(start, at).trimEnd().length;
}
