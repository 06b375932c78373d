/** Extracts a chunk's problems from those of its document. */
import type { Problem } from '../../problems/problem.ts';
import type { Span } from '../../text/text.ts';
import { moveProblem } from '../../yaml/move.ts';
import type { Chunk } from './types.ts';

/**
 * Returns the document's problems that belong to a chunk, with the chunk's offsets. Returns undefined if the document was not parsed whole,
 * or if a span cannot be assigned to the chunk because it crosses the chunk's edge, or is empty and at the edge; the chunk then has to be
 * checked separately.
 */
export function problemsWithin({ origin, text }: Chunk, problems: readonly Problem[]): readonly Problem[] | undefined {
  if (!origin) return undefined;
  const { from } = origin;
  const to = from + text.length;
  const own: Problem[] = [];
  for (const problem of problems) {
    const [start, end] = problem.span;
    if (end < from || start > to) continue;
    if (start === end && (start === from || start === to)) return undefined;
    if (end <= from || start >= to) continue;
    if (!locationsOf(problem).every(([first, last]) => from <= first && last <= to)) return undefined;
    own.push(moveProblem(problem, (at) => at - from));
  }
  return own;
}

const locationsOf = ({ span, fixes = [], related = [] }: Problem): readonly Span[] => [
  span,
  ...fixes.flatMap(({ edits }) => edits.map((edit) => edit.span)),
  ...related.map((location) => location.span),
];
