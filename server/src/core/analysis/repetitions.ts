/** The stage that removes problems that are reported repeatedly, because a node that YAML aliases share is visited more than once. */
import type { Problem } from '../problems/problem.ts';
import type { Stage } from './stage.ts';

export const repetitions: Stage = { name: 'repetitions', run: unique };

/** Removes repeated problems, and those that report a value as a duplicate of itself. */
function unique(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>();
  return problems.filter((problem) => {
    const key = `${problem.code} ${problem.span.join()} ${problem.message}`;
    return !seen.has(key) && !isAboutItself(problem) && seen.add(key);
  });
}

const isAboutItself = ({ span, related = [] }: Problem): boolean =>
  related.some((location) => location.span[0] === span[0] && location.span[1] === span[1]);
