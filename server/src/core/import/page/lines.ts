/** Splits a published page into lines, paragraphs and items. */

export interface PageLine {
  /** The text without trailing spaces. */
  readonly text: string;
  /** The line number, from 1. */
  readonly number: number;
  /** Of a page that says which lines are headings: the level, from 1, and the ID of the element. */
  readonly heading?: { readonly level: number; readonly id: string };
  /** The cells of a table's row, or the items of a list in the line; none for the line below the head of a table. */
  readonly cells?: readonly string[];
  /** The actors of the line, with their details. */
  readonly actors?: readonly { readonly name: string; readonly details: readonly string[] }[];
  /** Of code, which is one line with breaks in it, indented by four spaces: the code itself, and its language if that is stated. */
  readonly code?: { readonly text: string; readonly language?: string };
}

/** Returns the lines of a text. */
export function pageLines(text: string): readonly PageLine[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .map((line, index) => ({ text: line.trimEnd(), number: index + 1 }));
}

/** Returns the lines in groups that blank lines separate. */
export function paragraphs(lines: readonly PageLine[]): readonly (readonly PageLine[])[] {
  const groups: PageLine[][] = [];
  let open: PageLine[] = [];
  for (const line of lines) {
    if (line.text !== '') open.push(line);
    else if (open.length > 0) {
      groups.push(open);
      open = [];
    }
  }
  if (open.length > 0) groups.push(open);
  return groups;
}

/** An item of a bulleted or numbered list. */
export interface PageItem {
  /** The item's own line and the lines that continue it, without the bullet. Nested items keep a `- `. */
  readonly lines: readonly string[];
  readonly number: number;
}

const bullet = /^(\s*)([•▪‣·*–-]|\d{1,3}[.)])\s+(\S.*)$/u;
/** An item that begins with something else than text. */
const bareBullet = /^(\s*)(•)$/u;

/** Whether a line begins an item of a list. */
export const isItem = (line: PageLine): boolean => bullet.test(line.text) || bareBullet.test(line.text);

/** Returns the items of a list; lines before the first item are in `before`. */
export function pageItems(lines: readonly PageLine[]): { items: readonly PageItem[]; before: readonly PageLine[] } {
  const items: { lines: string[]; number: number; indent: number }[] = [];
  const before: PageLine[] = [];
  let isApart = false;
  for (const line of lines) {
    const [, indent = '', mark = '', content = ''] =
      line.code === undefined ? (bullet.exec(line.text) ?? bareBullet.exec(line.text) ?? []) : [];
    const last = items.at(-1);
    if (mark && (!last || indent.length <= last.indent)) {
      items.push({ lines: [content], number: line.number, indent: indent.length });
    } else if (last) {
      // A blank line is one of the item if more of it follows.
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

/** An item below an item, whose own text begins two columns behind its mark. */
const nested = (depth: number, mark: string, content: string): string =>
  `${' '.repeat(Math.max(0, depth - 2))}${/^\d/.test(mark) ? mark : '-'} ${content}`;

/** Returns a note on the lines that a value comes from: `line 4`, `lines 4 to 9`. */
export function noteOf(lines: readonly PageLine[]): string {
  const numbers = lines.filter(({ text }) => text !== '').map(({ number }) => number);
  const [first, last] = [numbers[0], numbers.at(-1)];
  if (first === undefined || last === undefined) return 'no line';
  return first === last ? `line ${first}` : `lines ${first} to ${last}`;
}

/** Returns prose as the author would write it: blank lines between paragraphs, `-` as bullets, and unchanged lines within paragraphs. */
export function proseOf(lines: readonly PageLine[]): string {
  return paragraphs(lines)
    .map((group) =>
      group
        .map((line) =>
          line.code === undefined
            ? line.text.replace(/^(\s*)[•▪‣]\s+/u, '$1- ').replace(/^ {2}(?=- |\d+\. )/, '')
            : fenced(line.code),
        )
        .join('\n'),
    )
    .join('\n\n');
}

/** Code as a block of Markdown between fences that it does not have itself. */
function fenced({ text, language = '' }: NonNullable<PageLine['code']>): string {
  const fence = text.includes('```') ? '~~~~' : '```';
  return `${fence}${language}\n${text}\n${fence}`;
}

/** Returns the code of a line, which is indented by four spaces. */
export const codeOf = ({ text, code }: PageLine): string => code?.text ?? text.slice(4);
