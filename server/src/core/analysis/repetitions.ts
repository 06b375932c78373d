/** The stage that removes duplicate problems. */
import type { Problem } from '../problems/problem.ts';
import type { Stage } from './stage.ts';

export const repetitions: Stage = { name: 'repetitions', run: unique };

/** Removes duplicate problems, which occur because a node is visited once for each YAML alias that shares it. */
function unique(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>();
  return problems.filter((problem) => {
    const key = `${problem.code} ${problem.span.join()} ${problem.message}`;
    return !seen.has(key) && seen.add(key);
  });
}
