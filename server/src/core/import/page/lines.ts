/** Splits a published page into lines, paragraphs and items. */

export interface PageLine {
  /** The text without trailing spaces. */
  readonly text: string;
  /** The line number, from 1. */
  readonly number: number;
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

const bullet = /^(\s*)(?:[•▪‣·*–-]|\d{1,3}[.)])\s+(\S.*)$/u;

/** Whether a line begins an item of a list. */
export const isItem = (line: PageLine): boolean => bullet.test(line.text);

/** Returns the items of a list; lines before the first item are in `before`. */
export function pageItems(lines: readonly PageLine[]): { items: readonly PageItem[]; before: readonly PageLine[] } {
  const items: { lines: string[]; number: number; indent: number }[] = [];
  const before: PageLine[] = [];
  for (const line of lines) {
    const [, indent = '', content = ''] = bullet.exec(line.text) ?? [];
    const last = items.at(-1);
    if (content && (!last || indent.length <= last.indent)) {
      items.push({ lines: [content], number: line.number, indent: indent.length });
    } else if (last) {
      if (line.text !== '') last.lines.push(content ? `- ${content}` : line.text.trim());
    } else if (line.text !== '') before.push(line);
  }
  return { items: items.map(({ lines: own, number }) => ({ lines: own, number })), before };
}

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
      group.map(({ text }) => text.replace(/^(\s*)[•▪‣]\s+/u, '$1- ').replace(/^ {2}(?=- |\d+\. )/, '')).join('\n'),
    )
    .join('\n\n');
}
