/**
 * Makes text from files and file names safe to print: it cannot move the cursor of a terminal, change colours or reverse the direction of a
 * line.
 */

/** Matches control characters, line and paragraph separators, bidirectional controls, lone surrogates and the byte order mark. */
const unprintable = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** Returns text as one line, with unprintable characters replaced by escapes such as `\u{1b}`. */
export function printable(text: string): string {
  return text.replace(unprintable, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

/** A grapheme in a line: its offset, the text that is displayed for it, and its width in columns. */
export interface Cell {
  readonly offset: number;
  readonly shown: string;
  readonly width: number;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
const tabStop = 4;

/**
 * Splits a line into graphemes as displayed by a terminal. Tabs are replaced by spaces. Offsets count UTF-16 code units from the start of
 * the line.
 */
export function cellsOf(line: string): readonly Cell[] {
  const cells: Cell[] = [];
  let column = 0;
  for (const { segment, index } of segmenter.segment(line)) {
    const shown = segment === '\t' ? ' '.repeat(tabStop - (column % tabStop)) : printable(segment);
    const width = shown === segment ? graphemeWidth(segment) : shown.length;
    cells.push({ offset: index, shown, width });
    column += width;
  }
  return cells;
}

/**
 * Matches East Asian wide and fullwidth characters, which occupy two columns in terminals. Source: Unicode 16, EastAsianWidth.txt, by
 * block.
 */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;
const marks = /^\p{M}+$/u;

function graphemeWidth(grapheme: string): number {
  if (marks.test(grapheme)) return 0;
  return wide.test(grapheme) || /\p{Emoji_Presentation}|\ufe0f/u.test(grapheme) ? 2 : 1;
}
