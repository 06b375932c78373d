/** The problems of a chunk, taken from those of the document that it is a part of. */
import type { Problem } from '../../problems/problem.ts';
import type { Span } from '../../text/text.ts';
import { moveProblem } from '../../yaml/move.ts';
import type { Chunk } from './types.ts';

/**
 * The document's problems that belong to a chunk, with the chunk's offsets. Undefined where the chunk is not part of a document that was
 * read whole, and where a span at its edge, or a fix or related span outside of it, is ambiguous: then the chunk has to be checked itself.
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
    if (!placesOf(problem).every(([first, last]) => from <= first && last <= to)) return undefined;
    own.push(moveProblem(problem, (at) => at - from));
  }
  return own;
}

const placesOf = ({ span, fixes = [], related = [] }: Problem): readonly Span[] => [
  span,
  ...fixes.flatMap(({ edits }) => edits.map((edit) => edit.span)),
  ...related.map((place) => place.span),
];
