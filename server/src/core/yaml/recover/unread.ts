/** Fixes within unparsed ranges: nothing shows whether their result is what the author meant. */
import type { Problem } from '../../problems/problem.ts';
import type { Span } from '../../text/text.ts';

/**
 * Returns the problems with no safe fixes within unparsed ranges. Nothing has parsed the result of such a fix, and it may begin a top-level
 * entry that the document already has. `lost` and the spans of the problems are offsets of one text.
 */
export function unaskedIn(problems: readonly Problem[], unparsed: readonly Span[]): readonly Problem[] {
  if (unparsed.length === 0) return problems;
  const isUnparsed = ([start, end]: Span): boolean => unparsed.some(([from, to]) => start < to && from < end + 1);
  return problems.map((problem) => {
    const { fixes = [] } = problem;
    if (!fixes.some(({ safe, edits }) => safe === true && edits.some(({ span }) => isUnparsed(span)))) return problem;
    return { ...problem, fixes: fixes.map((fix) => ({ ...fix, safe: false })) };
  });
}
