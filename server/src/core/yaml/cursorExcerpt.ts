/** What has to be parsed to find the place of the cursor: its top-level section, of a long list only the rows around it. */
import type { AdvisoryDocument } from '../document.ts';
import type { Span } from '../text.ts';
import { pairOf, type YamlNode } from './tree.ts';

/** Stretches of the document's text that are parsed as one. */
export interface Excerpt {
  /** The line of the section's key, where rows behind it are left out; empty else. */
  readonly head: Span;
  readonly body: Span;
  /** How many rows stand between the two. */
  readonly skipped: number;
}

/** Shorter sections are parsed whole. In UTF-16 units. */
const longSection = 4000;

/** The excerpt around a line. */
export function excerptAround(document: AdvisoryDocument, line: number): Excerpt {
  const [first, end] = sectionAround(document, line);
  const { lines } = document;
  const section: Span = [lines.startOf(first), lines.startOf(end)];
  const whole: Excerpt = { head: [section[0], section[0]], body: section, skipped: 0 };
  const rows = section[1] - section[0] > longSection ? rowsAround(document, first, end, line) : undefined;
  if (!rows) return whole;
  const head: Span = [section[0], lines.startOf(first + 1)];
  const body: Span = [lines.startOf(rows[0]), lines.startOf(rows[1])];
  return { head, body, skipped: rowsBetween(document, head, body[0]) };
}

/**
 * The first line of the top-level section that holds a line, and that of the next one. A section begins where something stands at the
 * left margin that is neither a comment, a list item nor a closing bracket.
 */
function sectionAround({ text, lines, root }: AdvisoryDocument, line: number): readonly [first: number, end: number] {
  const begins = (at: number): boolean => {
    const start = lines.startOf(at);
    return startsEntry(text.charCodeAt(start)) && !isInFlow(root, start);
  };
  let first = line;
  while (first > 0 && !begins(first)) first--;
  let end = line + 1;
  while (end < lines.count && !begins(end)) end++;
  return [first, end];
}

/** Neither a blank or break, nor `#`, `-`, `]` or `}`; NaN behind the text's end. */
const startsEntry = (code: number): boolean =>
  code > 32 && code !== 0xa0 && code !== 0xfeff && code !== 35 && code !== 45 && code !== 93 && code !== 125;

/**
 * The lines of the row that holds a line, with one row before and behind it; undefined where the section is no block list with its
 * rows on lines of their own below its key, or the line is above them. Lines of a row are deeper than its hyphen (YAML 1.2.2, 8.2.1).
 */
function rowsAround(
  { text, lines }: AdvisoryDocument,
  first: number,
  end: number,
  line: number,
): readonly [from: number, to: number] | undefined {
  const lineText = (at: number): string => text.slice(lines.startOf(at), lines.endOf(at));
  if (!/^[\w-]+:[ \t]*(?:#.*)?$/.test(lineText(first))) return undefined;
  let top = first + 1;
  while (top < end && /^[ \t]*(?:#.*)?$/.test(lineText(top))) top++;
  const indent = /^ *(?=-(?:[ \t]|$))/.exec(lineText(top))?.[0];
  if (indent === undefined) return undefined;
  const isRow = (at: number): boolean => {
    const start = lines.startOf(at);
    const behind = text.charCodeAt(start + indent.length + 1);
    return text.startsWith(`${indent}-`, start) && !(behind > 32);
  };
  let from = Math.max(line, top);
  // The row itself, then the one before it.
  while (from > top && !isRow(from)) from--;
  if (line < top || !isRow(from)) return undefined;
  do from--;
  while (from > top && !isRow(from));
  from = Math.max(from, top);
  let to = line + 1;
  for (let rows = 0; to < end; to++) if (isRow(to) && ++rows === 2) break;
  return [from, to];
}

/** The rows of the section with this head that begin before an offset. */
function rowsBetween({ root, text }: AdvisoryDocument, head: Span, before: number): number {
  const key = /^[\w-]+/.exec(text.slice(...head))?.[0] ?? '';
  const list = pairOf(root, key)?.value;
  if (list?.kind !== 'sequence') return 0;
  const at = list.items.findIndex((item) => item.span[0] >= before);
  return at < 0 ? list.items.length : at;
}

/** Whether a line begins inside a flow collection that was opened above it. */
export function isInFlow(root: YamlNode | undefined, lineStart: number): boolean {
  let node = root;
  while (node && node.kind !== 'scalar') {
    if (node.flow && node.span[0] < lineStart && lineStart < node.span[1]) return true;
    const children: readonly YamlNode[] = node.kind === 'mapping' ? node.pairs.map((pair) => pair.value) : node.items;
    node = children.find((child) => child.span[0] < lineStart && lineStart < child.span[1]);
  }
  return false;
}
