/** The lines of a block scalar, moved as a whole. Source: YAML 1.2.2, 8.1.1.1 "Block Indentation Indicator". */
import type { Span } from '../text/text.ts';
import type { LayoutScalar } from '../yaml/layout.ts';

/** How a block scalar moves. */
export interface BlockMove {
  /** The column of its text now. */
  readonly from: number;
  /** The column that it gets. */
  readonly to: number;
}

/**
 * How a block scalar moves to a column; undefined when it has no text.
 *
 * @param moved the columns of the block around it: a header such as `|2` counts from there
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
 * The indentation of one line after the move; undefined where it stays. A line of spaces alone is part of the text as far as it reaches
 * beyond the column.
 *
 * @param line the line's span without its line break
 */
export function movedIndent(text: string, [start, end]: Span, { from, to }: BlockMove): number | undefined {
  let spaces = 0;
  while (start + spaces < end && text[start + spaces] === ' ') spaces++;
  if (start + spaces === end && spaces <= from) return 0;
  return spaces < from ? undefined : spaces - from + to;
}
