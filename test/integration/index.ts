import Mocha from 'mocha';
import ResultsReporter from '../../scripts/machine/resultsReporter.ts';

/**
 * What VS Code calls inside its extension host: runs the suites of this folder.
 *
 * @throws Error when a test failed
 */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, reporter: ResultsReporter });
  // The suites are part of this bundle: mocha has no files to load, only its words to put in place before they run.
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await import('./advisory.test.ts');
  await import('./catalogue.test.ts');
  await import('./migrate.test.ts');
  await import('./preview.test.ts');
  await import('./previewLife.test.ts');
  await import('./newAdvisory.test.ts');
  await import('./typing.test.ts');
  await import('./paste.test.ts');
  const failures = await new Promise<number>((resolve) => {
    mocha.run(resolve);
  });
  if (failures > 0) throw new Error(`${failures} tests failed`);
}
