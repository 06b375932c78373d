/** The fixes that are made without asking. */
import type { Edit } from '../text/edits.ts';
import type { Fix, Problem } from './problem.ts';

/** The fix of a problem that may be made without asking, if there is one: the preferred of the safe ones. */
export function safeFix(problem: Problem): Fix | undefined {
  const safe = (problem.fixes ?? []).filter((fix) => fix.safe === true);
  return safe.find((fix) => fix.preferred === true) ?? safe[0];
}

/** The values that edits change or remove, as they were before: all that a file does not say any more after them. */
export const replacedValues = (edits: readonly Edit[]): readonly string[] =>
  edits.flatMap(({ replaces }) => replaces ?? []);
