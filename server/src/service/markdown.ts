/** Builds Markdown for hovers and completion documentation. External text is escaped with `plain`, or shown as code. */
import { jsonLength } from './bytes.ts';

/** The maximum length of text from an author or the catalogue, in UTF-16 units. */
const maxLength = 400;

/**
 * Escapes text so that Markdown shows it literally on one line, and truncates it. A word that could become markup, a link or HTML becomes a
 * code span, because editors with limited Markdown support would show backslash escapes. Control characters are replaced by spaces, and
 * characters that change the text direction are removed.
 */
export function plain(text: string): string {
  const visible = text
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/gu, ' ')
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '');
  const words = clip(visible.trim(), maxLength).split(/ +/);
  const marked = words.map((word, index) => isMarkup(word, index === 0));
  const parts: string[] = [];
  for (let from = 0, to = 0; from < words.length; from = to) {
    while (to < words.length && marked[to] === marked[from]) to++;
    const part = words.slice(from, to).join(' ');
    parts.push(marked[from] === true ? code(part) : part);
  }
  return parts.join(' ');
}

/**
 * Characters with a meaning within a line: code, emphasis, brackets of links, tags, entities, escapes, strikethrough and table cells; and
 * the beginnings of GitHub's autolinks, which editors support (`www.`, `http://`, addresses with `@`). Source: CommonMark 0.31, "Inlines";
 * GitHub Flavored Markdown 0.29, "Autolinks", "Strikethrough", "Tables".
 */
const inlineMarkup =
  /[`*[\]<~|]|&#?\w+;|\\(?:[!-/:-@[-`{-~]|$)|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|:\/\/|www\.|mailto:|xmpp:|\w@\w/iu;
/**
 * Matches the beginning of a heading, a list, a block quote or a thematic break. Source: CommonMark 0.31, "Leaf blocks", "Container
 * blocks".
 */
const blockMarkup = /^(?:>.*|#{1,6}|[-+=]+|\d{1,9}[.)])$/s;

function isMarkup(word: string, isFirst: boolean): boolean {
  return inlineMarkup.test(word) || (isFirst && blockMarkup.test(word));
}

/**
 * Returns text as a code span on one line, truncated if necessary. The delimiters differ in length from every run of backticks in the text.
 */
export function code(text: string): string {
  const visible = clip(
    text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' '),
    maxLength,
  );
  const runs = visible.match(/`+/g)?.map((run) => run.length) ?? [];
  let fence = '`';
  while (runs.includes(fence.length)) fence += '`';
  const pad = runs.length > 0 ? ' ' : '';
  return `${fence}${pad}${visible}${pad}${fence}`;
}

/** Returns text with strong emphasis. */
export function strong(text: string): string {
  return `**${plain(text)}**`;
}

/** Returns a link. `url` must be built by this program and must not come from external text. */
export function link(text: string, url: string): string {
  return `[${plain(text)}](${url})`;
}

/** Returns text as a fenced block. The fence is longer than every run of backticks in the text. Source: CommonMark 0.31, 4.5. */
export function fenced(language: string, text: string): string {
  let fence = '```';
  while (text.includes(fence)) fence += '`';
  return `${fence}${language}\n${text}\n${fence}`;
}

/** The maximum size of a hover or an item's documentation as JSON, in bytes. */
const maxMarkdownSize = 9_500;

/** Joins paragraphs, omitting empty ones and those that would exceed the maximum size. */
export function paragraphs(parts: readonly (string | undefined)[]): string {
  return joined(parts, '\n\n');
}

/** Joins several descriptions with a horizontal rule between them, omitting those that would exceed the maximum size. */
export function sections(texts: readonly string[]): string {
  return joined(texts, '\n\n---\n\n');
}

function joined(parts: readonly (string | undefined)[], between: string): string {
  let room = maxMarkdownSize;
  const shown = parts.filter((part) => {
    if (part === undefined || part === '') return false;
    const size = jsonLength(part) + jsonLength(between);
    if (size > room) return false;
    room -= size;
    return true;
  });
  return shown.join(between);
}

/** Truncates text to a length, ending with an ellipsis. Never splits a surrogate pair. */
export function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/u, '')}…`;
}
