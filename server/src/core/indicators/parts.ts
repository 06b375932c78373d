/** Finds the indicators within a value that also contains other text. All offsets refer to the value. */
import type { IndicatorType } from '../model/vocabularies.ts';
import { partType } from './partTypes.ts';
import { pushAll } from '../util/lists.ts';

/** An indicator within a value. */
export interface Part {
  readonly start: number;
  readonly end: number;
  /** The indicator as written. */
  readonly text: string;
  readonly type: IndicatorType;
}

/** The maximum length of a value; a longer one is free text. */
const maxLength = 2000;
const maxWords = 40;

/** Matches words. Whitespace next to defanging brackets (`evil [.] top`) does not end a word. */
const words = /(?:\s?[[({](?:\.|dot|@|at|:)[\])}]\s?|[^\s])+/gi;

/**
 * Returns the indicators in a value in order, without the punctuation around them. The result is empty for values that are too long or have
 * several lines. Only the first 40 words are searched.
 */
export function partsOf(value: string): readonly Part[] {
  if (value.length > maxLength || /[\r\n]/.test(value)) return [];
  const found: Part[] = [];
  let count = 0;
  for (const match of value.matchAll(words)) {
    if (++count > maxWords) break;
    pushAll(found, partsIn(match[0], match.index));
  }
  return found;
}

/**
 * Returns the indicator in a word, without the punctuation around it. If the word as a whole is not an indicator, returns the indicators
 * between separators, such as commas, bars and `=`.
 */
function partsIn(word: string, at: number): readonly Part[] {
  const whole = partAt(word, at);
  if (whole) return [whole];
  const inner: Part[] = [];
  for (const match of word.matchAll(/[^,;|=<>"'`]+/g)) {
    if (match[0].length === word.length) break;
    const part = partAt(match[0], at + match.index);
    if (part) inner.push(part);
  }
  if (inner.length > 0) return inner;
  // Some tools list hashes with file names in the form `d41d…:setup.exe`.
  const named = /^([0-9a-f]{32,128})[:*][^\s:]*\.[a-z0-9]{1,8}$/i.exec(word)?.[1];
  const hashed = named === undefined ? undefined : partAt(named, at);
  if (hashed) return [hashed];
  // A label may precede the indicator, as in `MD5:d41d…` or `IP:45.8.146.213`.
  const label = /^[a-z][\w-]{0,15}:(?!\/\/)/i.exec(word)?.[0];
  const behind = label === undefined ? undefined : partAt(word.slice(label.length), at + label.length);
  return behind ? [behind] : [];
}

function partAt(word: string, at: number): Part | undefined {
  const [from, to] = withoutMarks(word);
  const text = word.slice(from, to);
  const type = text.length < 4 ? undefined : partType(text);
  return type ? { start: at + from, end: at + to, text, type } : undefined;
}

const opening = new Set('([{<"\'`*•·‣▪,;|-–—'.split(''));
const closing = new Set(')]}>"\'`*,;|.!?:'.split(''));

/** Returns the start and end of a word without the punctuation around it. Brackets that belong to the word are not excluded. */
export function withoutMarks(word: string): readonly [start: number, end: number] {
  let from = 0;
  let to = word.length;
  while (from < to && opening.has(word[from] ?? '') && !isOwnOpening(word, from)) from++;
  while (
    to > from &&
    (/\s/.test(word[to - 1] ?? '') || (closing.has(word[to - 1] ?? '') && !isOwnClosing(word, from, to)))
  )
    to--;
  while (from < to && /\s/.test(word[from] ?? '')) from++;
  return [from, to];
}

/** Whether an opening bracket belongs to the word, as in `[2a0d::7]:443`. */
const isOwnOpening = (word: string, at: number): boolean =>
  word[at] === '[' && /^\[[\da-f:.]+\]/i.test(word.slice(at, at + 60));

const pairs: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{', '>': '<' };

/** Whether a closing bracket belongs to the word, because its opening bracket is in the word as well. */
function isOwnClosing(word: string, from: number, to: number): boolean {
  const open = pairs[word[to - 1] ?? ''];
  return open !== undefined && word.lastIndexOf(open, to - 1) >= from;
}
