/** Fixes that may be applied without asking. */
import type { Edit } from '../text/edits.ts';
import type { Fix, Problem } from './problem.ts';

/** Returns the preferred safe fix for a problem, or the first safe one if none is preferred; undefined if there is no safe fix. */
export function safeFix(problem: Problem): Fix | undefined {
  const safe = (problem.fixes ?? []).filter((fix) => fix.safe === true);
  return safe.find((fix) => fix.preferred === true) ?? safe[0];
}

/** Returns the values that edits replace, as listed in their `replaces`. */
export const replacedValues = (edits: readonly Edit[]): readonly string[] =>
  edits.flatMap(({ replaces }) => replaces ?? []);
