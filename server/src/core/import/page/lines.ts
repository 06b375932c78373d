/** Splits a published page into lines, paragraphs and items. */

export interface PageLine {
  /** The text without trailing spaces. */
  readonly text: string;
  /** The line number, 1-based. */
  readonly number: number;
  /** Only for marked headings: the level, 1-based, and the ID of the HTML element, which is empty if it has none. */
  readonly heading?: { readonly level: number; readonly id: string };
  /** The cells of a table row, or the items of a list on the line; empty for the delimiter row below a table header. */
  readonly cells?: readonly string[];
  /** The actors on the line, with their details. */
  readonly actors?: readonly { readonly name: string; readonly details: readonly string[] }[];
  /**
   * Only for code: the code without indentation, and its language if stated. `text` is the same code, indented by four spaces and with its
   * line breaks.
   */
  readonly code?: { readonly text: string; readonly language?: string };
}

/** Splits text into numbered lines. */
export function pageLines(text: string): readonly PageLine[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .map((line, index) => ({ text: line.trimEnd(), number: index + 1 }));
}

/**
 * Splits lines at blank lines into groups. A line for which `isAlone` returns true, by default each marked heading, is a group of its own.
 */
export function paragraphs(
  lines: readonly PageLine[],
  isAlone = ({ heading }: PageLine): boolean => heading !== undefined,
): readonly (readonly PageLine[])[] {
  const groups: PageLine[][] = [];
  let open: PageLine[] | undefined;
  for (const line of lines) {
    const alone = isAlone(line);
    if (line.text === '' || alone) open = undefined;
    if (line.text === '') continue;
    if (open) open.push(line);
    else groups.push((open = [line]));
    if (alone) open = undefined;
  }
  return groups;
}

/** An item of a bulleted or numbered list. */
export interface PageItem {
  /** The item's own line and the lines that continue it, without the bullet. Nested items begin with `- ` or with their number. */
  readonly lines: readonly string[];
  readonly number: number;
}

const bullet = /^(\s*)([•▪‣·*–-]|\d{1,3}[.)])\s+(\S.*)$/u;
/** Matches a `•` without text on its line. */
const bareBullet = /^(\s*)(•)$/u;

/** Whether a line begins a list item. */
export const isItem = (line: PageLine): boolean => bullet.test(line.text) || bareBullet.test(line.text);

/** Returns the items of a list; lines before the first item are in `before`. */
export function pageItems(lines: readonly PageLine[]): { items: readonly PageItem[]; before: readonly PageLine[] } {
  const items: { lines: string[]; number: number; indent: number }[] = [];
  const before: PageLine[] = [];
  let isApart = false;
  for (const line of inMarkdown(lines, 0)) {
    const [, indent = '', mark = '', found = ''] =
      line.code === undefined ? (bullet.exec(line.text) ?? bareBullet.exec(line.text) ?? []) : [];
    const content = found.replace(bullets, asDashes);
    const last = items.at(-1);
    if (mark && (!last || indent.length <= last.indent)) {
      items.push({ lines: [content], number: line.number, indent: indent.length });
    } else if (last) {
      // A blank line belongs to the item if more of the item follows.
      if (line.text !== '' && isApart && last.lines.some((one) => one !== '')) last.lines.push('');
      if (content) last.lines.push(nested(indent.length - last.indent, mark, content));
      else if (line.text !== '') last.lines.push(line.code === undefined ? line.text.trim() : fenced(line.code));
    } else if (line.text !== '') before.push(line);
    isApart = line.text === '';
  }
  return {
    items: items.map(({ lines: own, number }) => ({ lines: own[0] === '' ? own.slice(1) : own, number })),
    before,
  };
}

/** Returns a nested item, indented relative to the text of its parent, which begins two columns after the parent's bullet. */
const nested = (depth: number, mark: string, content: string): string =>
  `${' '.repeat(Math.max(0, depth - 2))}${/^\d/.test(mark) ? mark : '-'} ${content}`;

/** Returns a note that names the source lines of a value: `line 4`, `lines 4 to 9`; `no line` if all are blank. */
export function noteOf(lines: readonly PageLine[]): string {
  const numbers = lines.filter(({ text }) => text !== '').map(({ number }) => number);
  const [first, last] = [numbers[0], numbers.at(-1)];
  if (first === undefined || last === undefined) return 'no line';
  return first === last ? `line ${first}` : `lines ${first} to ${last}`;
}

/**
 * Returns prose as the author would write it in Markdown: one blank line between paragraphs, `-` as bullets, quotes, fenced code, and unchanged
 * line breaks within paragraphs.
 */
export function proseOf(lines: readonly PageLine[], depth = 0): string {
  let isList = false;
  const proseLine = ({ text, code }: PageLine): string => {
    if (code !== undefined) {
      // On the page, code is indented by four spaces within its list item.
      const indent = (text.length - code.text.length) / code.text.split('\n').length - (isList ? 6 : 4);
      return fenced(code).replace(/^(?=.)/gm, ' '.repeat(Math.max(0, indent)));
    }
    const line = text.replace(bullets, asDashes);
    // Lists are indented by two spaces on the page.
    isList = /^ {2}(?:- |\d+\. )/.test(line) || (isList && /^\s/.test(line));
    return isList ? line.replace(/^ {2}/, '') : line;
  };
  return paragraphs(inMarkdown(lines, depth))
    .map((group) => group.map(proseLine).join('\n'))
    .join('\n\n');
}

/** Matches the bullets at the start of a line. There are several if an item begins with a nested list. */
const bullets = /^\s*(?:[•▪‣]\s+)+/u;
const asDashes = (marks: string): string => marks.replace(/[•▪‣]\s+/gu, '- ');

/**
 * Converts quotes to Markdown, and joins a bullet without text with the nested item on the next line. The lines of a quote begin with `  | ` on
 * the page. A quote begins at the margin, at the start or after a blank line, or it follows a list item and is indented like the item's text.
 * Other lines that begin with a bar, such as those of a query, are not changed.
 */
function inMarkdown(lines: readonly PageLine[], depth: number): readonly PageLine[] {
  if (depth > maxQuotes) return lines;
  const result: PageLine[] = [];
  // The indentation of a quote that begins on the current line; undefined if no quote can begin there.
  let margin: string | undefined = '';
  let at = 0;
  for (let line = lines[at]; line; line = lines[at]) {
    const quote = margin === undefined ? [] : quoteAt(lines, at, `${margin}  |`);
    const [, indent = '', mark = ''] = bullet.exec(line.text) ?? [];
    const last = result.at(-1);
    if (quote.length > 0) {
      for (const text of proseOf(quote, depth + 1).split('\n'))
        result.push({ text: `${margin}> ${text}`.trimEnd(), number: line.number });
      // Without a blank line, Markdown would add the next line to the quote.
      result.push({ text: '', number: line.number });
    } else if (last && mark && indent !== '' && /^\s*(?:• )*•$/u.test(last.text))
      result[result.length - 1] = { ...last, text: `${last.text} ${line.text.trimStart()}` };
    else result.push(line);
    margin = mark ? indent + ' '.repeat(mark.length + 1) : line.text === '' ? '' : undefined;
    at += quote.length || 1;
  }
  return result;
}

/** Returns the lines of a quote without `mark`, which each of them begins with; empty if there is no quote at the index. */
function quoteAt(lines: readonly PageLine[], from: number, mark: string): readonly PageLine[] {
  const quote: PageLine[] = [];
  for (let at = from, line = lines[at]; line; line = lines[++at]) {
    const isQuoted = line.text === mark || (line.text.startsWith(`${mark} `) && !line.text.endsWith(' |'));
    if (line.code !== undefined || !isQuoted) break;
    quote.push({ ...line, text: line.text.slice(mark.length + 1) });
  }
  return quote;
}

const maxQuotes = 50;

/** Returns code as a fenced Markdown block. The fence consists of tildes if the code contains three backticks. */
function fenced({ text, language = '' }: NonNullable<PageLine['code']>): string {
  const fence = text.includes('```') ? '~~~~' : '```';
  return `${fence}${language}\n${text}\n${fence}`;
}

/** Returns the code of a line without the indentation of four spaces. */
export const codeOf = ({ text, code }: PageLine): string => code?.text ?? text.slice(4);
