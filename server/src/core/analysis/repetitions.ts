/** The stage that merges repeated problems of one mistake. */
import type { Problem } from '../problems/problem.ts';
import type { Stage } from './stage.ts';

export const repetitions: Stage = { name: 'repetitions', run: unique };

/** A node shared by aliases is visited more than once, but each of its problems is reported once. */
function unique(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>();
  return problems.filter((problem) => {
    const key = `${problem.code} ${problem.span.join()} ${problem.message}`;
    return !seen.has(key) && seen.add(key);
  });
}
