import fs from 'node:fs';
import Mocha from 'mocha';

/** Name of the environment variable with the file that results are added to. */
export const resultsVariable = 'ADVISORY_TEST_RESULTS';

/** One line of the results file: a test, or the sign that the suite came to its end. */
export type ResultLine = { readonly state: 'passed' | 'failed'; readonly title: string } | { readonly state: 'ended' };

/**
 * A mocha reporter (which has to be a class): shows what the `spec` reporter shows, and adds a line of JSON for each
 * test to the file that `ADVISORY_TEST_RESULTS` names. Written test by test, so that a suite that dies leaves the truth
 * behind.
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
