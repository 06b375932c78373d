/** Building Markdown for hovers and completion documentation: every text that is not ours goes through `plain`. */
import { jsonLength } from './bytes.ts';

/** The longest text of an author or the catalogue that is shown, in UTF-16 units. */
const longest = 400;

/**
 * Text so that Markdown shows it literally: on one line, truncated. A word that could become markup, a link or HTML is shown as code: editors
 * that render little of Markdown show a backslash before a character, which would be the other way. Controls and marks that change the
 * reading direction are left out.
 */
export function plain(text: string): string {
  const visible = text
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/gu, ' ')
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '');
  const words = clip(visible.trim(), longest).split(/ +/);
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
 * What has a meaning within a line: code, emphasis, brackets of links, tags, entities, escapes, strikethrough, table cells; and GitHub's
 * autolinks, which editors follow (`www.`, `http://`, addresses with `@`). Source: CommonMark 0.31 "Inlines"; GitHub Flavored Markdown
 * 0.29 "Autolinks", "Strikethrough", "Tables".
 */
const inlineMarkup =
  /[`*[\]<~|]|&#?\w+;|\\(?:[!-/:-@[-`{-~]|$)|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|:\/\/|www\.|mailto:|xmpp:|\w@\w/iu;
/** What begins a heading, a list, a quotation or a rule. Source: CommonMark 0.31 "Leaf blocks", "Container blocks". */
const blockMarkup = /^(?:>.*|#{1,6}|[-+=]+|\d{1,9}[.)])$/s;

function isMarkup(word: string, isFirst: boolean): boolean {
  return inlineMarkup.test(word) || (isFirst && blockMarkup.test(word));
}

/** Text as a code span, whatever back-ticks it holds. */
export function code(text: string): string {
  const visible = clip(
    text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' '),
    longest,
  );
  const runs = visible.match(/`+/g)?.map((run) => run.length) ?? [];
  let fence = '`';
  while (runs.includes(fence.length)) fence += '`';
  const pad = runs.length > 0 ? ' ' : '';
  return `${fence}${pad}${visible}${pad}${fence}`;
}

/** Text emphasised strongly. */
export function strong(text: string): string {
  return `**${plain(text)}**`;
}

/** A link to an address that we made ourselves. */
export function link(text: string, url: string): string {
  return `[${plain(text)}](${url})`;
}

/** Lines as a fenced block that they can't close. */
export function fenced(language: string, text: string): string {
  const fence = text.includes('```') ? '~~~~' : '```';
  return `${fence}${language}\n${text}\n${fence}`;
}

/** The most that the text of a hover, or the documentation of an item, weighs as JSON, in bytes. */
export const largestMarkdown = 9_500;

/** Paragraphs without the empty ones, and without those that would make the text too large. */
export function paragraphs(parts: readonly (string | undefined)[]): string {
  return joined(parts, '\n\n');
}

/** Several texts, one below the other with a line between; those that would make the whole too large are left out. */
export function sections(texts: readonly string[]): string {
  return joined(texts, '\n\n---\n\n');
}

function joined(parts: readonly (string | undefined)[], between: string): string {
  let room = largestMarkdown;
  const shown = parts.filter((part) => {
    if (part === undefined || part === '') return false;
    const size = jsonLength(part) + jsonLength(between);
    if (size > room) return false;
    room -= size;
    return true;
  });
  return shown.join(between);
}

/** Text shortened to a length, with an ellipsis in place of what is cut; never in the middle of a character. */
export function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/u, '')}…`;
}
