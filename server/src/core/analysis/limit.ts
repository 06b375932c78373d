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
  for (const [code, count] of counts) {
    if (count <= maxPerCode) continue;
    const at = reported.findLastIndex((problem) => problem.code === code);
    const last = reported[at];
    if (last) reported[at] = withMore(last);
  }
  return reported;
}
