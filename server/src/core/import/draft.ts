/** An advisory under construction: values by key, possibly with notes about their sources, and the conversion to YAML. */
import { withoutTrailing } from '../util/ends.ts';
import { quoteScalar } from '../yaml/quote.ts';

/** A value in a draft. A string with line breaks becomes a block scalar, if possible. */
export type DraftValue = string | number | boolean | readonly DraftValue[] | DraftFields | Noted;

/** The fields of a mapping in order; undefined ones are omitted. */
export interface DraftFields {
  readonly [key: string]: DraftValue | undefined;
}

/** A value with a note, which becomes a comment. */
export class Noted {
  readonly value: DraftValue;
  /** A note on one line, such as `lines 12 to 16`. */
  readonly note: string;

  constructor(value: DraftValue, note: string) {
    this.value = value;
    this.note = note;
  }
}

/** The top-level keys of a draft. */
export type Draft = ReadonlyMap<string, DraftValue>;

/**
 * Returns a draft as the text of an advisory, with a trailing newline. `comments` are the comment lines below the one that marks the file
 * as an advisory. `order` is the canonical order of top-level keys; other keys follow.
 */
export function writeDraft(draft: Draft, comments: readonly string[], order: readonly string[]): string {
  const head = ['# advisory', ...comments.map((comment) => `# ${oneLine(comment)}`)];
  return `${[...head, ...draftLines(draft, order)].join('\n')}\n`;
}

/** Returns the lines of a draft as YAML; `order` is the canonical order of top-level keys. */
export function draftLines(draft: Draft, order: readonly string[]): readonly string[] {
  const rank = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);
  const keys = [...draft].sort(([a], [b]) => rank(a) - rank(b));
  return keys.flatMap(([key, value]) => pairLines(key, value));
}

const oneLine = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cs}\ufeff\ufffe\uffff\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();

/** Returns the lines of a key and its value, without indentation. */
function pairLines(key: string, noted: DraftValue): string[] {
  const { value, note } = unwrapped(noted);
  const name = `${quoteScalar(key)}:`;
  const comment = note === undefined ? '' : ` # ${oneLine(note)}`;
  if (typeof value === 'boolean' || typeof value === 'number') return [`${name} ${String(value)}${comment}`];
  if (typeof value === 'string') {
    const block = blockLines(value);
    if (!block) return [`${name} ${scalar(value)}${comment}`];
    return [`${name} ${block.header}${comment}`, ...indented(block.lines)];
  }
  if (isList(value)) {
    if (value.length === 0) return [`${name} []${comment}`];
    return [name + comment, ...indented(value.flatMap(itemLines))];
  }
  const fields = fieldLines(value);
  return fields.length === 0 ? [`${name} {}${comment}`] : [name + comment, ...indented(fields)];
}

function itemLines(noted: DraftValue): string[] {
  const { value, note } = unwrapped(noted);
  const comment = note === undefined ? '' : ` # ${oneLine(note)}`;
  if (typeof value === 'boolean' || typeof value === 'number') return [`- ${String(value)}${comment}`];
  if (typeof value === 'string') {
    const block = blockLines(value);
    return block ? [`- ${block.header}${comment}`, ...indented(block.lines)] : [`- ${scalar(value)}${comment}`];
  }
  const lines = isList(value) ? value.flatMap(itemLines) : fieldLines(value);
  if (lines.length === 0) return [`- ${isList(value) ? '[]' : '{}'}${comment}`];
  const [first = '', ...rest] = lines;
  const above = comment ? [comment.trim()] : [];
  return [...above, `- ${first}`, ...indented(rest)];
}

const fieldLines = (fields: DraftFields): string[] =>
  Object.entries(fields).flatMap(([key, value]) => (value === undefined ? [] : pairLines(key, value)));

/** Returns multi-line text as a literal block scalar; undefined for a single line, and for text with characters that must be escaped. */
function blockLines(text: string): { readonly header: string; readonly lines: readonly string[] } | undefined {
  if (!text.includes('\n')) return undefined;
  if (/[\u0000-\u0008\u000b-\u001f\u007f-\u0084\u0086-\u009f\u2028\u2029\ufeff\ufffe\uffff\p{Cs}]/u.test(text))
    return undefined;
  if (reordering.test(text)) return undefined;
  const content = withoutTrailing(text, /\n/);
  const lines = content.split('\n');
  // Without an indentation indicator, YAML would read spaces at the start of the first line as indentation.
  const indentation = /^[ \t]/.test(lines.find((line) => line !== '') ?? '') || lines[0] === '' ? '2' : '';
  const breaks = text.length - content.length;
  return {
    header: `|${indentation}${content === '' ? '+' : (['-', ''][breaks] ?? '+')}`,
    lines: [...lines, ...Array<string>(Math.max(0, breaks - 1)).fill('')],
  };
}

/** Returns a string as a scalar. Dates are not quoted, as in advisories written by hand. */
function scalar(text: string): string {
  if (/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\dZ)?$/.test(text)) return text;
  if (!reordering.test(text)) return quoteScalar(text);
  return quoteScalar(text, 'double').replace(
    /[\u202a-\u202e\u2066-\u2069]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16)}`,
  );
}

/** Matches bidirectional control characters, which make text look different from its content (Unicode, UAX #9). */
const reordering = /[\u202a-\u202e\u2066-\u2069]/;

const indented = (lines: readonly string[]): string[] => lines.map((line) => (line === '' ? '' : `  ${line}`));

function unwrapped(value: DraftValue): { readonly value: Exclude<DraftValue, Noted>; readonly note?: string } {
  if (!(value instanceof Noted)) return { value };
  const inner = unwrapped(value.value);
  return { value: inner.value, note: value.note };
}

const isList = (value: Exclude<DraftValue, Noted>): value is readonly DraftValue[] => Array.isArray(value);
