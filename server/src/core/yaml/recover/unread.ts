/** Fixes in text that is not read after all: nothing shows that they make of it what its author meant. */
import type { Problem } from '../../problems/problem.ts';
import type { Span } from '../../text/text.ts';

/**
 * Problems whose fixes change nothing unasked in text that stays unread: what such a fix makes of that text, nobody has read, and it
 * may begin a section of which the document has one already. `lost` and the spans of the problems are offsets of one text.
 */
export function unaskedIn(problems: readonly Problem[], lost: readonly Span[]): readonly Problem[] {
  if (lost.length === 0) return problems;
  const isLost = ([start, end]: Span): boolean => lost.some(([from, to]) => start < to && from < end + 1);
  return problems.map((problem) => {
    const { fixes = [] } = problem;
    if (!fixes.some(({ safe, edits }) => safe === true && edits.some(({ span }) => isLost(span)))) return problem;
    return { ...problem, fixes: fixes.map((fix) => ({ ...fix, safe: false })) };
  });
}
