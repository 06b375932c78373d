/** The output of a format for given results, combined as `check` does. */
import type { Failure, Formatter } from '../../server/src/cli/formatters/formatter.ts';
import { addCounts, countSeverities, noCounts, type FileResult } from '../../server/src/cli/formatters/result.ts';
import type { ExitStatus } from '../../server/src/cli/io.ts';

/** Returns all of a run's output; failures follow the files. */
export function printedBy(
  formatter: Formatter,
  results: readonly FileResult[],
  failures: readonly Required<Failure>[] = [],
  status: ExitStatus = 0,
): string {
  const pieces = [...results.map(formatter.file), ...failures.map(formatter.unreadable)].filter(
    (piece) => piece !== '',
  );
  const counts = results.map(({ problems }) => countSeverities(problems)).reduce(addCounts, noCounts);
  const fixed = results.reduce((sum, result) => sum + result.fixed, 0);
  const foot = formatter.foot({ files: results.length, counts, fixed, failures, status });
  return formatter.head() + pieces.join(formatter.separator) + foot;
}
