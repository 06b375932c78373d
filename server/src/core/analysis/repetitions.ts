/** The stage that joins problems that are one mistake, found more than once. */
import type { Problem } from '../problems/problem.ts';
import type { Stage } from './stage.ts';

export const repetitions: Stage = { name: 'repetitions', run: unique };

/** Nodes shared by aliases are looked at twice, but a mistake is one. */
function unique(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>();
  return problems.filter((problem) => {
    const key = `${problem.code} ${problem.span.join()} ${problem.message}`;
    return !seen.has(key) && seen.add(key);
  });
}
