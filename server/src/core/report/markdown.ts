/**
 * Converts prose to blocks: CommonMark with tables, but with neither raw HTML nor backslash escapes (format.md, "Prose"). The parser's
 * tokens become blocks of the report; unsupported syntax remains text. No HTML is created here.
 */
import type { Token } from 'markdown-it';
import type { Block, Grid, GridRow, Inline, Item } from './block.ts';
import { safeUrl } from '../indicators/index.ts';
import { type Cursor, inlineOf, next, type ProseContext } from './markdownInline.ts';
import { createFlatParser, createProseParser, maxBlockDepth } from './prose/parser.ts';

/**
 * Returns prose as blocks. Headings become strong paragraphs, because the outline of the page is fixed. If lists and quotes are nested so
 * deeply that the parser would drop text, all text becomes paragraphs.
 */
export function proseBlocks(prose: string, context: ProseContext): Block[] {
  const tokens = parser.parse(prose, {});
  const isCut = tokens.some(({ level }) => level >= maxBlockDepth - 1);
  return readBlocks({ tokens: isCut ? flatParser.parse(prose, {}) : tokens, at: 0 }, context);
}

/** Returns prose as inline content: text, emphasis, code, links and line breaks. Block syntax remains text. */
export function proseInline(prose: string, context: ProseContext): Inline[] {
  const root = parser.parseInline(prose.trim(), {})[0];
  return inlineOf(root, context);
}

/**
 * Returns prose as a list item; `line` is its source line. A single line is parsed as in `proseInline`. If multi-line prose begins with a
 * paragraph, this is the content of the item, and the other blocks are its children; otherwise, all blocks are its children.
 */
export function proseItem(prose: string, line: number, context: ProseContext): Item {
  if (!prose.trim().includes('\n')) return { line, content: proseInline(prose, context) };
  const blocks = proseBlocks(prose, context);
  const [first, ...rest] = blocks;
  return first?.kind === 'paragraph' ? itemOf(line, first.content, rest) : itemOf(line, [], blocks);
}

/** Returns prose as one list item; multi-line prose that consists of one bullet list becomes the items of that list. */
export function proseItems(prose: string, line: number, context: ProseContext): readonly Item[] {
  const item = proseItem(prose, line, context);
  const [only, more] = item.children ?? [];
  const isList = item.content.length === 0 && more === undefined && only?.kind === 'list' && only.start === undefined;
  return isList ? only.items : [item];
}

const itemOf = (line: number | undefined, content: readonly Inline[], children: readonly Block[]): Item => ({
  ...(line === undefined ? {} : { line }),
  content,
  ...(children.length > 0 ? { children } : {}),
});

const isSafe = (url: string): boolean => safeUrl(url) !== undefined;
const parser = createProseParser(isSafe);
const flatParser = createFlatParser(isSafe);

/** Reads blocks up to the end, or up to and including the token of type `end`. */
function readBlocks(cursor: Cursor, context: ProseContext, end?: string): Block[] {
  const blocks: Block[] = [];
  for (let token = next(cursor); token && token.type !== end; token = next(cursor)) {
    const line = token.map ? context.lineOf(token.map[0]) : undefined;
    const location = line === undefined ? {} : { line };
    if (token.type === 'inline') blocks.push({ kind: 'paragraph', ...location, content: inlineOf(token, context) });
    else if (token.type === 'heading_open') {
      const content = inlineOf(next(cursor), context);
      blocks.push({ kind: 'paragraph', ...location, content: [{ kind: 'strong', content }] });
    } else if (token.type === 'bullet_list_open') {
      blocks.push({ kind: 'list', ...location, items: readItems(cursor, context, 'bullet_list_close') });
    } else if (token.type === 'ordered_list_open') {
      const start = Number(token.attrGet('start') ?? 1);
      blocks.push({ kind: 'list', ...location, start, items: readItems(cursor, context, 'ordered_list_close') });
    } else if (token.type === 'blockquote_open') {
      blocks.push({ kind: 'quote', ...location, blocks: readBlocks(cursor, context, 'blockquote_close') });
    } else if (token.type === 'fence' || token.type === 'code_block') {
      const language = token.info.trim().split(/\s+/)[0];
      blocks.push({
        kind: 'code',
        ...location,
        ...(language ? { language } : {}),
        text: token.content.replace(/\n$/, ''),
      });
    } else if (token.type === 'table_open') {
      blocks.push({ kind: 'grid', ...location, ...readGrid(cursor, context) });
    } else if (token.type === 'hr') blocks.push({ kind: 'divider', ...location });
  }
  return blocks;
}

function readItems(cursor: Cursor, context: ProseContext, end: string): Item[] {
  const items: Item[] = [];
  for (let token = next(cursor); token && token.type !== end; token = next(cursor)) {
    const line = token.map ? context.lineOf(token.map[0]) : undefined;
    const blocks = readBlocks(cursor, context, 'list_item_close');
    const [first, ...rest] = blocks;
    items.push(first?.kind === 'paragraph' ? itemOf(line, first.content, rest) : itemOf(line, [], blocks));
  }
  return items;
}

/** Reads the rows of a table, beginning with its head, up to and including the end of the table. */
function readGrid(cursor: Cursor, context: ProseContext): Pick<Grid, 'head' | 'rows' | 'alignments'> {
  const rows: GridRow[] = [];
  const alignments: Grid['alignments'][number][] = [];
  let cells: (readonly Inline[])[] = [];
  let location: { line?: number } = {};
  for (let token = next(cursor); token && token.type !== 'table_close'; token = next(cursor)) {
    if (token.type === 'tr_open') {
      const line = token.map ? context.lineOf(token.map[0]) : undefined;
      location = line === undefined ? {} : { line };
      cells = [];
    } else if (token.type === 'th_open') alignments.push(alignmentOf(token));
    else if (token.type === 'inline') cells.push(inlineOf(token, context));
    else if (token.type === 'tr_close') rows.push({ ...location, cells });
  }
  const [head = { cells: [] }, ...body] = rows;
  return { head, rows: body, alignments };
}

function alignmentOf(token: Token): Grid['alignments'][number] {
  const style = String(token.attrGet('style') ?? '');
  return (['left', 'right', 'center'] as const).find((side) => style.endsWith(side));
}
