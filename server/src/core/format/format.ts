/**
 * Formats a document: two spaces per level, lists indented below their key, one space after colons, commas and hyphens, no unnecessary
 * quotes. The content is preserved: values, comments, anchors, tags, blank lines, line breaks in values, and flow collections.
 */
import type { Edit } from '../text/edits.ts';
import { applyEdits } from '../text/edits.ts';
import { createLines, lineBreakOf, type Lines, type Span } from '../text/text.ts';
import type { Composed } from '../yaml/compose.ts';
import { layoutOf, type Layout, type LayoutScalar } from '../yaml/layout.ts';
import { blockMove, movedIndent } from './blockLines.ts';
import { placeTokens, type Placed } from './columns.ts';
import { contentOf } from './content.ts';
import { gapBetween } from './gaps.ts';
import { plainIfSafe } from './quotes.ts';

/**
 * Parses YAML text; undefined if it exceeds the parser's limits. Injected so that this module does not have to import the parser; the
 * caller has already loaded it.
 */
export type Compose = (text: string) => Composed | undefined;

/**
 * Returns the edits that format `text`, each of which is within one line. Returns an empty list if the text is already formatted. A section
 * is skipped if the edits would change its content.
 *
 * @param range limits the edits to the top-level sections that it touches
 * @returns undefined if the text is not well-formed or contains several documents
 */
export function formatEdits(text: string, compose: Compose, range?: Span): readonly Edit[] | undefined {
  const composed = compose(text);
  const layout = composed && layoutOf(composed);
  if (!layout) return undefined;
  const all = layoutEdits(placeTokens(layout, text), text);
  const spans = sectionSpans(layout, text);
  const edits = preservesContent(text, layout, all, compose) ? all : safeEdits(text, spans, all, compose);
  if (!range) return edits;
  // Sections are contiguous.
  const touched = spans.filter(([start, end]) => start <= range[1] && range[0] < end);
  const [first, last] = [touched[0], touched.at(-1)];
  return first && last ? edits.filter(({ span }) => span[0] >= first[0] && span[1] <= last[1]) : [];
}

/** Returns the spans of the top-level sections, each beginning with its key's line; a single span if the text is not a block mapping. */
function sectionSpans({ root }: Layout, text: string): readonly Span[] {
  if (root?.kind !== 'mapping') return [[0, text.length]];
  const lines = createLines(text);
  const starts = root.items.flatMap(({ key }) =>
    key?.kind === 'scalar' ? [lines.startOf(lines.lineAt(key.span[0]))] : [],
  );
  return starts.map((start, at): Span => [start, starts[at + 1] ?? text.length]);
}

/** Returns the edits within the sections whose content the edits preserve. */
function safeEdits(text: string, sections: readonly Span[], edits: readonly Edit[], compose: Compose): readonly Edit[] {
  const sorted = [...edits].sort((a, b) => a.span[0] - b.span[0]);
  let next = 0;
  return sections.flatMap(([start, end]) => {
    const inside: Edit[] = [];
    for (let edit = sorted[next]; edit && edit.span[0] < end; edit = sorted[++next])
      if (edit.span[0] >= start && edit.span[1] <= end) inside.push(edit);
    if (inside.length === 0) return [];
    const section = text.slice(start, end);
    const moved = inside.map(({ span, newText }): Edit => ({ span: [span[0] - start, span[1] - start], newText }));
    const composed = compose(section);
    const layout = composed && layoutOf(composed);
    return layout && preservesContent(section, layout, moved, compose) ? inside : [];
  });
}

/** Whether edits preserve the content of `text`, which has the layout `before`; false if the result cannot be parsed. */
function preservesContent(text: string, before: Layout, edits: readonly Edit[], compose: Compose): boolean {
  if (edits.length === 0) return true;
  const after = applyEdits(text, edits);
  const composed = compose(after);
  const layout = composed && layoutOf(composed);
  if (!layout) return false;
  const [words, now] = [contentOf(before, text), contentOf(layout, after)];
  return words.length === now.length && words.every((word, at) => word === now[at]);
}

type Put = (span: Span, newText: string) => void;

function layoutEdits(placed: readonly Placed[], text: string): readonly Edit[] {
  const lines = createLines(text);
  const edits: Edit[] = [];
  const put: Put = (span, newText) => {
    if (text.slice(...span) !== newText) edits.push({ span, newText });
  };
  let left: Placed | undefined;
  for (const right of placed) {
    const [start, end] = right.token.span;
    const line = lines.lineAt(start);
    const lineStart = lines.startOf(line);
    const leftEnd = left ? endOf(left) : 0;
    if (left && leftEnd > lineStart) {
      const gap = gapBetween(left, right, text.slice(...left.token.span), text.slice(start, end));
      if (gap !== undefined) put([leftEnd, start], gap);
    } else {
      trimLines(leftEnd, line, lines, put);
      put([lineStart, start], ' '.repeat(right.column));
    }
    if (right.token.kind === 'scalar') layOutScalar(right, right.token, lines, text, put);
    left = right;
  }
  if (left) endText(left, lines, text, put);
  return edits;
}

/** Removes the spaces between `from` and the end of its line, and all spaces on the blank lines between it and line `to`. */
function trimLines(from: number, to: number, lines: Lines, put: Put): void {
  for (let line = lines.lineAt(from); line < to; line++)
    put([Math.max(from, lines.startOf(line)), lines.endOf(line)], '');
}

function layOutScalar(placed: Placed, scalar: LayoutScalar, lines: Lines, text: string, put: Put): void {
  const source = text.slice(...scalar.span);
  if (scalar.block) return layOutBlock(placed, scalar, scalar.block, lines, text, put);
  const [first, last] = scalar.span.map((offset) => lines.lineAt(offset));
  if (first === undefined || last === undefined || first === last) {
    return put(scalar.span, plainIfSafe(scalar, source, placed.inFlow));
  }
  for (let line = first; line <= last; line++) {
    const [start, end] = [lines.startOf(line), lines.endOf(line)];
    const words = text.slice(start, end);
    const bare = words.trimEnd();
    // A trailing space after a backslash is escaped and part of the value.
    if (line < last && !bare.endsWith('\\')) put([Math.max(start + bare.length, start), end], '');
    if (line > first && bare !== '')
      put([start, start + bare.length - bare.trimStart().length], ' '.repeat(placed.inner));
  }
}

function layOutBlock(placed: Placed, scalar: LayoutScalar, block: Span, lines: Lines, text: string, put: Put): void {
  const move = blockMove(scalar, text, placed.inner, placed.moved);
  if (!move) return;
  for (let start = block[0]; start < block[1];) {
    const line = lines.lineAt(start);
    const end = Math.min(lines.endOf(line), block[1]);
    const indent = movedIndent(text, [start, end], move);
    const spaces = /^ */.exec(text.slice(start, end))?.[0].length ?? 0;
    if (indent !== undefined) put([start, start + spaces], ' '.repeat(indent));
    start = lines.startOf(line + 1);
  }
}

/**
 * Removes trailing spaces at the end of the document, and adds the trailing newline if it is missing, unless it would become part of a
 * block scalar.
 */
function endText(last: Placed, lines: Lines, text: string, put: Put): void {
  const isBlock = last.token.kind === 'scalar' && last.token.block !== undefined;
  const end = endOf(last);
  if (isBlock || /[\r\n]/.test(text.slice(end))) trimLines(end, lines.count, lines, put);
  else put([end, text.length], lineBreakOf(text));
}

function endOf({ token }: Placed): number {
  return token.kind === 'scalar' && token.block ? token.block[1] : token.span[1];
}
