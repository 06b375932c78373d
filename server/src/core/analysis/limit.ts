/** The last stage: limits the number of problems reported per code. */
import { withMore, type Problem } from '../problems/problem.ts';
import type { Stage } from './stage.ts';

export const limit: Stage = { name: 'limit', run: bounded };

/**
 * The maximum number of problems reported per code. If there are more, the message of the last reported one states that there may be more.
 */
const maxPerCode = 2_000;

function bounded(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length <= maxPerCode) return problems;
  const counts = new Map<string, number>();
  const reported = problems.filter(({ code }) => {
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    return count <= maxPerCode;
  });
  const lasts = new Set([...counts].flatMap(([code, count]) => (count > maxPerCode ? [code] : [])));
  for (let at = reported.length - 1; at >= 0 && lasts.size > 0; at--) {
    const problem = reported[at];
    if (problem && lasts.delete(problem.code)) reported[at] = withMore(problem);
  }
  return reported;
}
