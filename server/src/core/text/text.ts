/**
 * Offsets, lines and positions. Core uses offsets in UTF-16 code units from the start of the text, like JavaScript strings and LSP by
 * default. Lines and characters are zero-based. `\n`, `\r\n` and a lone `\r` each end a line, as in LSP 3.17 ("Text Documents").
 */

/** A half-open range of offsets. */
export type Span = readonly [start: number, end: number];

/** A zero-based line and UTF-16 character. */
export interface TextPosition {
  readonly line: number;
  readonly character: number;
}

/** Converts between offsets and positions. */
export interface Lines {
  readonly count: number;
  /** Returns the position of an offset. The offset is clamped to the text. */
  positionAt(offset: number): TextPosition;
  /** Returns the offset of a position. A character beyond the end of the line maps to the end of the line, before its line break. */
  offsetAt(position: TextPosition): number;
  /** Returns the offset at which a line starts; the length of the text for a line beyond the last one. */
  startOf(line: number): number;
  /** Returns the offset at which the content of a line ends, before its line break. */
  endOf(line: number): number;
  /** Returns the line that contains an offset. */
  lineAt(offset: number): number;
}

/** Indexes the lines of `text`. Lookups by offset take logarithmic time. */
export function createLines(text: string): Lines {
  const starts = lineStarts(text);
  const clamp = (offset: number): number => Math.max(0, Math.min(offset, text.length));
  const lineAt = (offset: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const startOf = (line: number): number => (line < 0 ? 0 : (starts[line] ?? text.length));
  const endOf = (line: number): number => {
    let end = line + 1 < starts.length ? startOf(line + 1) : text.length;
    const start = startOf(line);
    while (end > start && isBreak(text.charCodeAt(end - 1))) end--;
    return end;
  };
  return {
    count: starts.length,
    lineAt: (offset) => lineAt(clamp(offset)),
    startOf,
    endOf,
    positionAt(offset) {
      const at = clamp(offset);
      const line = lineAt(at);
      return { line, character: at - startOf(line) };
    },
    offsetAt({ line, character }) {
      if (line < 0) return 0;
      if (line >= starts.length) return text.length;
      return Math.max(startOf(line), Math.min(startOf(line) + character, endOf(line)));
    },
  };
}

/** Returns the line break used in `text`: `\r\n` if its first `\n` follows a `\r`, otherwise `\n`. */
export function lineBreakOf(text: string): '\n' | '\r\n' {
  const first = text.indexOf('\n');
  return first > 0 && text[first - 1] === '\r' ? '\r\n' : '\n';
}

/** Returns the start offset of each line. Uses `indexOf`, which is many times as fast as a loop over the characters. */
function lineStarts(text: string): number[] {
  const starts = [0];
  const next = (character: string, from: number): number => {
    const at = text.indexOf(character, from);
    return at < 0 ? text.length : at;
  };
  let feed = next('\n', 0);
  let carriage = next('\r', 0);
  while (feed < text.length || carriage < text.length) {
    // `\r\n` is a single line break; the next line starts after the `\n`.
    const isPair = feed < text.length && carriage + 1 === feed;
    const start = (isPair ? feed : Math.min(carriage, feed)) + 1;
    starts.push(start);
    if (feed < start) feed = next('\n', start);
    if (carriage < start) carriage = next('\r', start);
  }
  return starts;
}

const isBreak = (code: number): boolean => code === 10 || code === 13;

/** Returns a function that checks whether any of the spans contains a given span. Each lookup takes logarithmic time. */
export function createCover(spans: readonly Span[]): (span: Span) => boolean {
  const sorted = [...spans].sort((a, b) => a[0] - b[0]);
  let furthest = -1;
  const ends = sorted.map(([, end]) => (furthest = Math.max(furthest, end)));
  return ([start, end]) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.[0] ?? Infinity) <= start) low = middle + 1;
      else high = middle;
    }
    return (ends[low - 1] ?? -1) >= end;
  };
}
