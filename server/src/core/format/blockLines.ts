/** Moves all lines of a block scalar by the same distance. Source: YAML 1.2.2, 8.1.1.1 "Block Indentation Indicator". */
import type { Span } from '../text/text.ts';
import type { LayoutScalar } from '../yaml/layout.ts';

/** The current and new columns of a block scalar's text. */
export interface BlockMove {
  /** The current column of the scalar's text. */
  readonly from: number;
  /** The new column of the scalar's text. */
  readonly to: number;
}

/**
 * Returns the current and new columns of a block scalar's text, or undefined if it has neither text nor an indentation indicator.
 *
 * @param moved the current and new columns of the enclosing block, to which an indentation indicator such as `|2` is relative
 */
export function blockMove(
  scalar: LayoutScalar,
  text: string,
  column: number,
  moved: readonly [from: number, to: number],
): BlockMove | undefined {
  const stated = /[1-9]/.exec(text.slice(...scalar.span));
  if (stated) return { from: moved[0] + Number(stated[0]), to: moved[1] + Number(stated[0]) };
  const first = /^( *)[^ \r\n]/m.exec(text.slice(...(scalar.block ?? scalar.span)));
  return first ? { from: first[1]?.length ?? 0, to: column } : undefined;
}

/**
 * Returns the new indentation of a line, in spaces; undefined for a line that begins to the left of the text, which stays unchanged. A line
 * that consists of spaces becomes empty, unless it has spaces beyond the text's column, which are part of the value.
 *
 * @param line the line's span without its line break
 */
export function movedIndent(text: string, [start, end]: Span, { from, to }: BlockMove): number | undefined {
  let spaces = 0;
  while (start + spaces < end && text[start + spaces] === ' ') spaces++;
  if (start + spaces === end && spaces <= from) return 0;
  return spaces < from ? undefined : spaces - from + to;
}
