/** Builds a document's line index from its chunks' indexes, so that unchanged chunks are not scanned again. */
import { createLines, type Lines } from './text.ts';

/** The line index of a part of the text. The part starts and ends at line boundaries. */
interface OwnLines {
  readonly lines: Lines;
  readonly offset: number;
  readonly length: number;
}

interface Part {
  readonly lines: Lines;
  readonly offset: number;
  /** The zero-based number of the part's first line within the whole text. */
  readonly first: number;
}

/**
 * Returns the line index of a text, given the indexes of some of its parts in ascending order; the rest of the text is scanned. `length` is
 * the length of the whole text, and `textOf` returns the text between two offsets.
 */
export function joinLines(
  own: readonly OwnLines[],
  length: number,
  textOf: (start: number, end: number) => string,
): Lines {
  const [only, second] = own;
  if (only && !second && only.length === length) return only.lines;
  const parts: Part[] = [];
  let count = 1;
  let end = 0;
  const add = (lines: Lines, by: number): void => {
    parts.push({ lines, offset: end, first: count - 1 });
    count += lines.count - 1;
    end += by;
  };
  // Document markers, and text after the end of the document, belong to no part.
  const fillUpTo = (offset: number): void => {
    if (end < offset || parts.length === 0) add(createLines(textOf(end, offset)), offset - end);
  };
  for (const part of own) {
    if (end < part.offset) fillUpTo(part.offset);
    add(part.lines, part.length);
  }
  fillUpTo(length);
  const find = (isBefore: (part: Part) => boolean): Part => {
    let low = 0;
    let high = parts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      const part = parts[middle];
      if (part && isBefore(part)) low = middle;
      else high = middle - 1;
    }
    return parts[low] ?? { lines: createLines(''), offset: 0, first: 0 };
  };
  const at = (offset: number): { part: Part; local: number } => {
    const clamped = Math.max(0, Math.min(offset, length));
    const part = find((one) => one.offset <= clamped);
    return { part, local: clamped - part.offset };
  };
  const startOf = (line: number): number => {
    if (line < 0) return 0;
    if (line >= count) return length;
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
      if (line >= count) return length;
      return Math.max(startOf(line), Math.min(startOf(line) + character, endOf(line)));
    },
  };
}
