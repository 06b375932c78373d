/** Computes column positions and re-indents multi-line text. */
import { lineBreakOf, type Span } from '../../text/text.ts';
import type { Comment, Pair, YamlNode } from '../../yaml/tree.ts';

/** Returns an offset's column on its line, in UTF-16 code units. */
export function columnOf(text: string, offset: number): number {
  return offset - (offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1);
}

/** Returns the offset after a pair's colon. */
export function afterColon(text: string, { key }: Pair): number {
  return text.indexOf(':', key.span[1]) + 1;
}

/** Returns the end of a node's content. The span of a block collection or block scalar may include trailing line breaks. */
export function contentEnd(text: string, node: YamlNode): number {
  if (node.kind !== 'scalar' && !node.flow) {
    const last = node.kind === 'mapping' ? node.pairs.at(-1)?.value : node.items.at(-1);
    const key = node.kind === 'mapping' ? node.pairs.at(-1) : undefined;
    if (last && last.span[1] > last.span[0]) return contentEnd(text, last);
    return key ? afterColon(text, key) : node.span[0] + text.slice(...node.span).trimEnd().length;
  }
  return node.span[0] + text.slice(...node.span).trimEnd().length;
}

/**
 * Returns a node's source text, re-indented so that all lines after the first are indented by at least `indent` columns. In block
 * collections and block scalars, relative indentation is preserved. Returns undefined for a block scalar with an indentation indicator.
 */
export function movedText(text: string, node: YamlNode, indent: number): string | undefined {
  const raw = text.slice(node.span[0], contentEnd(text, node));
  const [first = '', ...more] = raw.split(/\r?\n/);
  if (more.length === 0) return raw;
  const isBlockScalar = node.kind === 'scalar' && (node.style === 'literal' || node.style === 'folded');
  if (isBlockScalar && /\d/.test(first)) return undefined;
  const isBlock = isBlockScalar || (node.kind !== 'scalar' && !node.flow);
  const from = isBlockScalar ? minIndent(more) : isBlock ? columnOf(text, node.span[0]) : Infinity;
  const moved = more.map((line) => {
    if (line.trim() === '') return '';
    const own = /^[ \t]*/.exec(line)?.[0].length ?? 0;
    return ' '.repeat(indent + Math.max(0, isBlock ? own - from : 0)) + line.slice(own);
  });
  return [first, ...moved].join(lineBreakOf(text));
}

const minIndent = (lines: readonly string[]): number =>
  lines.reduce(
    (least, line) => (line.trim() === '' ? least : Math.min(least, /^[ \t]*/.exec(line)?.[0].length ?? 0)),
    Infinity,
  );

/** Joins lines into one, trimming the whitespace around line breaks, in linear time. */
export function oneLine(text: string): string {
  if (!/[\r\n]/.test(text)) return text.trim();
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');
}

/** Whether an offset and a later one are on the same line. */
export function sameLine(text: string, from: number, to: number): boolean {
  const end = text.indexOf('\n', from);
  return end < 0 || end >= to;
}

/** Returns the comments within a span; `comments` must be sorted by offset. Takes logarithmic time, plus the size of the result. */
export function commentsIn(comments: readonly Comment[], [start, end]: Span): readonly Comment[] {
  let low = 0;
  let high = comments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((comments[middle]?.span[0] ?? Infinity) < start) low = middle + 1;
    else high = middle;
  }
  let last = low;
  while ((comments[last]?.span[1] ?? Infinity) <= end) last++;
  return comments.slice(low, last);
}
