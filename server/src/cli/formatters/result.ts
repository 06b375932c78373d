/** What the formatters of `check` are given. */
import type { Lines, Problem, Severity } from '../../core/index.ts';

export interface FileResult {
  /** As the user gave it. */
  readonly path: string;
  readonly text: string;
  readonly lines: Lines;
  readonly problems: readonly Problem[];
  /** How many fixes `--fix` applied. */
  readonly fixed: number;
}

/** How many problems there are of each severity. */
export function countSeverities(results: readonly FileResult[]): Readonly<Record<Severity, number>> {
  const counts: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { problems } of results) for (const { severity } of problems) counts[severity]++;
  return counts;
}
