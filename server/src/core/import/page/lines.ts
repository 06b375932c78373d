/** Splits a published page into lines, paragraphs and items. */

export interface PageLine {
  /** The text without trailing spaces. */
  readonly text: string;
  /** The line number, 1-based. */
  readonly number: number;
  /** In a page with marked headings: the level, 1-based, and the ID of the element. */
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

/** Splits lines at blank lines into groups. */
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
  /** The item's own line and the lines that continue it, without the bullet. Nested items begin with `- ` or with their number. */
  readonly lines: readonly string[];
  readonly number: number;
}

const bullet = /^(\s*)([•▪‣·*–-]|\d{1,3}[.)])\s+(\S.*)$/u;
/** Matches a bullet without text on its line. */
const bareBullet = /^(\s*)(•)$/u;

/** Whether a line begins a list item. */
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

/** Returns a note that names the source lines of a value: `line 4`, `lines 4 to 9`. */
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

/** Returns code as a fenced Markdown block. The fence consists of tildes if the code contains three backticks. */
function fenced({ text, language = '' }: NonNullable<PageLine['code']>): string {
  const fence = text.includes('```') ? '~~~~' : '```';
  return `${fence}${language}\n${text}\n${fence}`;
}

/** Returns the code of a line without the indentation of four spaces. */
export const codeOf = ({ text, code }: PageLine): string => code?.text ?? text.slice(4);
