import fs from 'node:fs';
import type { ResultLine } from './resultsReporter.ts';

/** The numbers of passed and failed tests. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

/**
 * Counts the results written by `ResultsReporter`. If no test failed, but the suite did not finish or its process failed, this counts as one
 * failure.
 *
 * @param exitCode of the process that ran the suite
 */
export function countResults(file: string, exitCode: number): Counts {
  const text = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
  const lines = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as ResultLine);
  const passed = lines.filter((line) => line.state === 'passed').length;
  const failed = lines.filter((line) => line.state === 'failed').length;
  const ended = lines.some((line) => line.state === 'ended');
  return { passed, failed: failed === 0 && (!ended || exitCode !== 0) ? 1 : failed };
}

/** Adds the counts of several suites. */
export function sumCounts(counts: readonly Counts[]): Counts {
  return counts.reduce((sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }), {
    passed: 0,
    failed: 0,
  });
}
