/** Marks fixes that change unparsed ranges as not safe, because it is unknown whether their result is what the author intended. */
import type { Problem } from '../../problems/problem.ts';
import type { Span } from '../../text/text.ts';

/**
 * Marks all fixes of a problem as not safe if one of them is safe and changes an unparsed range. The result of such a fix has not been
 * parsed, and may begin a top-level entry that the document already has. `unparsed` and the problems' spans must refer to the same text.
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
