/** The last stage: limits how many problems of one code are reported. */
import { withMore, type Problem } from '../problems/problem.ts';
import type { Stage } from './stage.ts';

export const limit: Stage = { name: 'limit', run: bounded };

/**
 * The maximum number of problems of one code that are reported for a document, in the order of its text; the last one says that there are
 * more.
 */
const mostOfCode = 2_000;

function bounded(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length <= mostOfCode) return problems;
  const counts = new Map<string, number>();
  const reported = problems.filter(({ code }) => {
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    return count <= mostOfCode;
  });
  const lasts = new Set([...counts].flatMap(([code, count]) => (count > mostOfCode ? [code] : [])));
  for (let at = reported.length - 1; at >= 0 && lasts.size > 0; at--) {
    const problem = reported[at];
    if (problem && lasts.delete(problem.code)) reported[at] = withMore(problem);
  }
  return reported;
}
