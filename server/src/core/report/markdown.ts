/**
 * Prose to blocks: CommonMark without raw HTML and backslash escapes, with tables (format.md, "Prose"). Nothing here makes
 * markup: the parser's tokens become the report's own blocks, and anything that these do not have stays text.
 */
import type { Token } from 'markdown-it';
import type { Block, Grid, GridRow, Inline, Item } from './block.ts';
import { safeUrl } from '../indicators/index.ts';
import { linkOrText } from './link.ts';
import { createProseParser } from './prose/parser.ts';

/** Where prose comes from: the source line of a line of the prose (both zero-based), and which addresses may be linked. */
export interface ProseContext {
  lineOf(proseLine: number): number | undefined;
  readonly mayLink: (url: string) => boolean;
}

/** Prose as blocks. Headings become strong paragraphs: the page's outline is the format's. */
export function proseBlocks(prose: string, context: ProseContext): Block[] {
  return readBlocks({ tokens: parser.parse(prose, {}), at: 0 }, context);
}

/** Prose on one line: emphasis, code and links, no blocks. */
export function proseInline(prose: string, context: ProseContext): Inline[] {
  const root = parser.parseInline(prose.trim(), {})[0];
  return readInline({ tokens: root?.children ?? [], at: 0 }, context);
}

interface Cursor {
  readonly tokens: readonly Token[];
  at: number;
}

const parser = createProseParser((url) => safeUrl(url) !== undefined);

/** Reads blocks up to the end, or up to and including the token of type `end`. */
function readBlocks(cursor: Cursor, context: ProseContext, end?: string): Block[] {
  const blocks: Block[] = [];
  for (let token = next(cursor); token && token.type !== end; token = next(cursor)) {
    const line = token.map ? context.lineOf(token.map[0]) : undefined;
    const place = line === undefined ? {} : { line };
    if (token.type === 'inline') blocks.push({ kind: 'paragraph', ...place, content: inlineOf(token, context) });
    else if (token.type === 'heading_open') {
      const content = inlineOf(next(cursor), context);
      blocks.push({ kind: 'paragraph', ...place, content: [{ kind: 'strong', content }] });
    } else if (token.type === 'bullet_list_open') {
      blocks.push({ kind: 'list', ...place, items: readItems(cursor, context, 'bullet_list_close') });
    } else if (token.type === 'ordered_list_open') {
      const start = Number(token.attrGet('start') ?? 1);
      blocks.push({ kind: 'list', ...place, start, items: readItems(cursor, context, 'ordered_list_close') });
    } else if (token.type === 'blockquote_open') {
      blocks.push({ kind: 'quote', ...place, blocks: readBlocks(cursor, context, 'blockquote_close') });
    } else if (token.type === 'fence' || token.type === 'code_block') {
      const language = token.info.trim().split(/\s+/)[0];
      blocks.push({
        kind: 'code',
        ...place,
        ...(language ? { language } : {}),
        text: token.content.replace(/\n$/, ''),
      });
    } else if (token.type === 'table_open') {
      blocks.push({ kind: 'grid', ...place, ...readGrid(cursor, context) });
    } else if (token.type === 'hr') blocks.push({ kind: 'divider', ...place });
  }
  return blocks;
}

function readItems(cursor: Cursor, context: ProseContext, end: string): Item[] {
  const items: Item[] = [];
  for (let token = next(cursor); token && token.type !== end; token = next(cursor)) {
    const line = token.map ? context.lineOf(token.map[0]) : undefined;
    const [first, ...rest] = readBlocks(cursor, context, 'list_item_close');
    const lead = first?.kind === 'paragraph';
    const children = lead ? rest : first ? [first, ...rest] : [];
    items.push({
      ...(line === undefined ? {} : { line }),
      content: lead ? first.content : [],
      ...(children.length > 0 ? { children } : {}),
    });
  }
  return items;
}

/** The rows of a table, the first of them its head, up to and including the table's end. */
function readGrid(cursor: Cursor, context: ProseContext): Pick<Grid, 'head' | 'rows' | 'alignments'> {
  const rows: GridRow[] = [];
  const alignments: Grid['alignments'][number][] = [];
  let cells: (readonly Inline[])[] = [];
  let place: { line?: number } = {};
  for (let token = next(cursor); token && token.type !== 'table_close'; token = next(cursor)) {
    if (token.type === 'tr_open') {
      const line = token.map ? context.lineOf(token.map[0]) : undefined;
      place = line === undefined ? {} : { line };
      cells = [];
    } else if (token.type === 'th_open') alignments.push(alignmentOf(token));
    else if (token.type === 'inline') cells.push(inlineOf(token, context));
    else if (token.type === 'tr_close') rows.push({ ...place, cells });
  }
  const [head = { cells: [] }, ...body] = rows;
  return { head, rows: body, alignments };
}

function alignmentOf(token: Token): Grid['alignments'][number] {
  const style = String(token.attrGet('style') ?? '');
  return (['left', 'right', 'center'] as const).find((side) => style.endsWith(side));
}

const inlineOf = (token: Token | undefined, context: ProseContext): Inline[] =>
  readInline({ tokens: token?.children ?? [], at: 0 }, context);

/** Reads inline content up to the end, or up to and including the token of type `end`; deeper marks than `deepest` are left out. */
function readInline(cursor: Cursor, context: ProseContext, end?: string, depth = 0): Inline[] {
  const content: Inline[] = [];
  for (let token = next(cursor); token && token.type !== end; token = next(cursor)) {
    if (token.type === 'softbreak') content.push({ kind: 'text', text: ' ' });
    else if (token.type === 'hardbreak') content.push({ kind: 'break' });
    else if (token.type === 'code_inline') content.push({ kind: 'code', text: token.content });
    else if (token.type === 'strong_open' && depth < deepest) {
      content.push({ kind: 'strong', content: readInline(cursor, context, 'strong_close', depth + 1) });
    } else if (token.type === 'em_open' && depth < deepest) {
      content.push({ kind: 'emphasis', content: readInline(cursor, context, 'em_close', depth + 1) });
    } else if (token.type === 'link_open') {
      const url = String(token.attrGet('href') ?? '');
      const label = readInline(cursor, context, 'link_close', depth + 1);
      // An address as its own label is shown once.
      content.push(
        ...(token.info === 'auto' && !context.mayLink(url) ? link(url, [], context) : link(url, label, context)),
      );
    } else if (token.type === 'image') {
      const label = readInline({ tokens: token.children ?? [], at: 0 }, context);
      content.push(...link(String(token.attrGet('src') ?? ''), label, context));
    } else if (token.content) content.push({ kind: 'text', text: token.content });
  }
  return content;
}

/** Emphasis within emphasis: what nobody means, and no call stack holds. */
const deepest = 20;

/** A link; without text, its address is the text. Images are links to them. Links within its text are text. */
function link(url: string, label: readonly Inline[], { mayLink }: ProseContext): Inline[] {
  return linkOrText(label.length > 0 ? label.flatMap(withoutLink) : [{ kind: 'text', text: url }], url, mayLink);
}

function withoutLink(part: Inline): readonly Inline[] {
  if (part.kind === 'link') return part.content.flatMap(withoutLink);
  return 'content' in part ? [{ ...part, content: part.content.flatMap(withoutLink) }] : [part];
}

function next(cursor: Cursor): Token | undefined {
  const token = cursor.tokens[cursor.at];
  cursor.at += 1;
  return token;
}
