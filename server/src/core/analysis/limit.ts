/** The last stage: of thousands of problems of one kind nobody reads the last. */
import { withMore, type Problem } from '../problems/problem.ts';
import type { Stage } from './stage.ts';

export const limit: Stage = { name: 'limit', run: bounded };

/** So many problems of one code are told of a document, in the order of its text; the last of them says that there are more. */
const mostOfCode = 2_000;

function bounded(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length <= mostOfCode) return problems;
  const counts = new Map<string, number>();
  const told = problems.filter(({ code }) => {
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    return count <= mostOfCode;
  });
  const lasts = new Set([...counts].flatMap(([code, count]) => (count > mostOfCode ? [code] : [])));
  for (let at = told.length - 1; at >= 0 && lasts.size > 0; at--) {
    const problem = told[at];
    if (problem && lasts.delete(problem.code)) told[at] = withMore(problem);
  }
  return told;
}
