/** Formats the source line of a problem, and the line below it, which marks the problem's range. */
import type { Lines, Span } from '../../core/index.ts';
import { cellsOf, type Cell } from '../printable.ts';

export interface Excerpt {
  /** The one-based line number. */
  readonly lineNumber: number;
  readonly source: string;
  /** Spaces, followed by carets below the span. If the span has several lines, only its part on the first line is marked. */
  readonly carets: string;
}

const contextBefore = 40;

/** The maximum number of UTF-16 code units to process on each side of the span, because splitting long lines into graphemes is slow. */
const neighbourhood = 1000;

/** Returns the line on which a span begins, clipped to about `width` columns around the start of the span, with carets below the span. */
export function excerptOf(text: string, lines: Lines, [start, end]: Span, width = 120): Excerpt {
  const line = lines.lineAt(start);
  const lineStart = Math.max(lines.startOf(line), start - neighbourhood);
  const lineEnd = Math.min(lines.endOf(line), start + neighbourhood);
  const source = text.slice(lineStart, lineEnd);
  const from = start - lineStart;
  const to = Math.max(from + 1, Math.min(end - lineStart, source.length));
  const { cells, before, after } = clip(cellsOf(source), from, width);
  const marked = cells.filter((cell) => cell.offset >= from && cell.offset < to);
  // If the span is inside a grapheme or beyond the end of the line, one caret is still shown.
  const first = marked[0] ?? cells.findLast((cell) => cell.offset < from && from < source.length);
  const lead = widthOf(first === undefined ? cells : cells.slice(0, cells.indexOf(first))) + before.length;
  const carets = Math.max(1, widthOf(marked));
  return {
    lineNumber: line + 1,
    source: `${before}${cells.map((cell) => cell.shown).join('')}${after}`,
    carets: `${' '.repeat(lead)}${'^'.repeat(carets)}`,
  };
}

function clip(
  cells: readonly Cell[],
  from: number,
  width: number,
): { cells: readonly Cell[]; before: string; after: string } {
  if (widthOf(cells) <= width) return { cells, before: '', after: '' };
  const at = cells.findIndex((cell) => cell.offset >= from);
  const start = Math.max(0, (at < 0 ? cells.length : at) - contextBefore);
  let columns = 0;
  let stop = start;
  for (; stop < cells.length && columns < width; stop++) columns += cells[stop]?.width ?? 0;
  return { cells: cells.slice(start, stop), before: start > 0 ? '…' : '', after: stop < cells.length ? '…' : '' };
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.width, 0);
}
