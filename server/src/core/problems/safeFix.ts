/** Fixes that may be applied without asking. */
import type { Edit } from '../text/edits.ts';
import type { Fix, Problem } from './problem.ts';

/** Returns the fix for a problem that may be applied without asking: the preferred safe fix, else the first safe fix, if any. */
export function safeFix(problem: Problem): Fix | undefined {
  const safe = (problem.fixes ?? []).filter((fix) => fix.safe === true);
  return safe.find((fix) => fix.preferred === true) ?? safe[0];
}

/** Returns the original values that edits change or remove. */
export const replacedValues = (edits: readonly Edit[]): readonly string[] =>
  edits.flatMap(({ replaces }) => replaces ?? []);
