/** The stage that removes duplicate problems. */
import type { Problem } from '../problems/problem.ts';
import type { Stage } from './stage.ts';

export const repetitions: Stage = { name: 'repetitions', run: unique };

/** Removes duplicates, which occur because a node shared by YAML aliases is visited more than once. */
function unique(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>();
  return problems.filter((problem) => {
    const key = `${problem.code} ${problem.span.join()} ${problem.message}`;
    return !seen.has(key) && seen.add(key);
  });
}
