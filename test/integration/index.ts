import Mocha from 'mocha';
import ResultsReporter from '../../scripts/machine/resultsReporter.ts';

/**
 * Runs the suites of this folder; called by VS Code inside its extension host.
 *
 * @throws Error if a test failed
 */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, reporter: ResultsReporter });
  // The suites are part of this bundle, so mocha loads no files and only has to define its globals before they run.
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await import('./advisory.test.ts');
  await import('./catalogue.test.ts');
  await import('./migrate.test.ts');
  await import('./preview.test.ts');
  await import('./previewLife.test.ts');
  await import('./newAdvisory.test.ts');
  await import('./typing.test.ts');
  await import('./paste.test.ts');
  await import('./sections.test.ts');
  const failures = await new Promise<number>((resolve) => {
    mocha.run(resolve);
  });
  if (failures > 0) throw new Error(`${failures} tests failed`);
}
