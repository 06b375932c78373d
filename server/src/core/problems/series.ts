/** Merges problems that were found in separate chunks of the same list. */
import type { Problem } from './problem.ts';

/**
 * Merges the problems of each series into the first one, with one fix that contains all of their edits. The merged problems come last in the
 * result, each with the span of the first problem of its series.
 */
export function joinSeries(problems: readonly Problem[]): readonly Problem[] {
  if (!problems.some(({ series }) => series !== undefined)) return problems;
  const rest = problems.filter(({ series }) => series === undefined);
  const all = new Map<string, Problem[]>();
  for (const problem of problems) {
    if (problem.series === undefined) continue;
    const same = all.get(problem.series);
    if (same) same.push(problem);
    else all.set(problem.series, [problem]);
  }
  const joined = [...all.values()].flatMap(([first, ...more]): Problem[] => {
    const fixes = [first, ...more].flatMap((one) => one?.fixes ?? []);
    const [fix] = fixes;
    if (!first || !fix || more.length === 0) return first ? [first] : [];
    return [{ ...first, fixes: [{ ...fix, edits: fixes.flatMap(({ edits }) => edits) }] }];
  });
  return [...rest, ...joined];
}
