/** Combines a formatter's output for given results in the same way as `check`. */
import type { Failure, Formatter } from '../../server/src/cli/formatters/formatter.ts';
import { addCounts, countSeverities, noCounts, type FileResult } from '../../server/src/cli/formatters/result.ts';
import type { ExitStatus } from '../../server/src/cli/io.ts';

/** Returns a formatter's output for a whole run: the head, the files with results, the failures, and the foot. */
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
