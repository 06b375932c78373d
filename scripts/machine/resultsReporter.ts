import fs from 'node:fs';
import Mocha from 'mocha';

/** The environment variable that holds the path of the results file. */
export const resultsVariable = 'ADVISORY_TEST_RESULTS';

/** A line of the results file: a test's result, or a marker that the suite has finished. */
export type ResultLine = { readonly state: 'passed' | 'failed'; readonly title: string } | { readonly state: 'ended' };

/**
 * A mocha reporter, which has to be a class. Shows the output of the `spec` reporter, and appends a line of JSON for each test to the file
 * in `ADVISORY_TEST_RESULTS`. Lines are written immediately, so that results survive if the suite crashes.
 */
export default class ResultsReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const file = process.env[resultsVariable];
    if (!file) return;
    const write = (line: ResultLine) => fs.appendFileSync(file, `${JSON.stringify(line)}\n`);
    runner.on('pass', (test) => write({ state: 'passed', title: test.fullTitle() }));
    runner.on('fail', (test) => write({ state: 'failed', title: test.fullTitle() }));
    runner.on('end', () => write({ state: 'ended' }));
  }
}
