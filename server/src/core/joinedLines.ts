/** The lines of a document from those of its pieces: a piece that only moved is not counted again. */
import type { ReadPiece } from './reading.ts';
import { createLines, type Lines } from './text.ts';

interface Part {
  readonly lines: Lines;
  readonly offset: number;
  /** The document's line that is its first. */
  readonly first: number;
}

/** Joins the lines of pieces that together are `text`. */
export function joinLines(pieces: readonly ReadPiece[], text: string): Lines {
  const [first, second] = pieces;
  if (!first) return createLines(text);
  if (!second) return first.reading.lines;
  // A byte order mark alone is a piece that ends within a line.
  if (!first.piece.text.endsWith('\n')) return createLines(text);
  const parts: Part[] = [];
  let count = 1;
  let end = 0;
  const add = (lines: Lines, length: number): void => {
    parts.push({ lines, offset: end, first: count - 1 });
    count += lines.count - 1;
    end += length;
  };
  // A marker between pieces, and what stands behind the end of the document, is in no piece.
  const fillUpTo = (offset: number): void => {
    if (end < offset) add(createLines(text.slice(end, offset)), offset - end);
  };
  for (const { piece, offset, reading } of pieces) {
    fillUpTo(offset);
    add(reading.lines, piece.text.length);
  }
  fillUpTo(text.length);
  const find = (isBefore: (part: Part) => boolean): Part => {
    let low = 0;
    let high = parts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      const part = parts[middle];
      if (part && isBefore(part)) low = middle;
      else high = middle - 1;
    }
    return parts[low] ?? { lines: createLines(text), offset: 0, first: 0 };
  };
  const at = (offset: number): { part: Part; local: number } => {
    const clamped = Math.max(0, Math.min(offset, text.length));
    const part = find((one) => one.offset <= clamped);
    return { part, local: clamped - part.offset };
  };
  const startOf = (line: number): number => {
    if (line < 0) return 0;
    if (line >= count) return text.length;
    const part = find((one) => one.first <= line);
    return part.offset + part.lines.startOf(line - part.first);
  };
  const endOf = (line: number): number => {
    if (line < 0 || line >= count) return startOf(line);
    const part = find((one) => one.first <= line);
    return part.offset + part.lines.endOf(line - part.first);
  };
  return {
    count,
    startOf,
    endOf,
    lineAt(offset) {
      const { part, local } = at(offset);
      return part.first + part.lines.lineAt(local);
    },
    positionAt(offset) {
      const { part, local } = at(offset);
      const { line, character } = part.lines.positionAt(local);
      return { line: part.first + line, character };
    },
    offsetAt({ line, character }) {
      if (line < 0) return 0;
      if (line >= count) return text.length;
      return Math.max(startOf(line), Math.min(startOf(line) + character, endOf(line)));
    },
  };
}
