/**
 * `npm test`: builds, then runs the unit tests, the tests with generated documents, the tests that start processes, the suite inside VS
 * Code, and the UI tests of its window. `--integration` runs only the tests that need VS Code. The last line is `N passed, N failed`; the
 * exit code is 1 if anything failed.
 *
 * The suite runs in the VS Code that `chooseTestEditor` chooses (`VSCODE_PATH`, `ADVISORY_VSCODE_DOWNLOAD=1`, or the browser-hosted one).
 * The UI tests always drive the browser-hosted one, which exists only for Linux on x64.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runNpm } from './machine/commands.ts';
import { countResults, sumCounts } from './machine/results.ts';
import type { Counts } from './machine/results.ts';
import { runAuthoringUi, runProcess, runProperty, runSuite, runUnit, runEditorUi } from './machine/suites.ts';

interface Stage {
  readonly title: string;
  /** Runs the stage and appends its results to the file. Resolves with an exit code. */
  readonly run: (resultsFile: string) => Promise<number>;
}

const withoutEditor: readonly Stage[] = [
  { title: 'unit tests', run: runUnit },
  { title: 'property tests', run: runProperty },
  { title: 'process tests', run: runProcess },
];
const inEditor: readonly Stage[] = [
  { title: 'suite inside VS Code', run: runSuite },
  { title: 'UI test of editor and preview', run: runEditorUi },
  { title: 'UI tests from a new advisory to its export, and with files', run: runAuthoringUi },
];

async function test(): Promise<number> {
  const { values } = parseArgs({ options: { integration: { type: 'boolean' } } });
  const stages = values.integration ? inEditor : [...withoutEditor, ...inEditor];

  const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'advisory-results-'));
  try {
    const built = await build();
    const counts: Counts[] = built ? [] : [{ passed: 0, failed: 1 }];
    for (const [index, stage] of (built ? stages : []).entries()) {
      counts.push(await runStage(stage, path.join(temporary, `${index}.jsonl`)));
    }
    const { passed, failed } = sumCounts(counts);
    console.log(`\n${passed} passed, ${failed} failed`);
    return failed === 0 ? 0 : 1;
  } finally {
    fs.rmSync(temporary, { recursive: true, force: true });
  }
}

async function build(): Promise<boolean> {
  const started = announce('build');
  const { code } = await runNpm(['run', '--silent', 'build']);
  console.log(`── build: ${code === 0 ? 'done' : `failed with exit code ${code}`}, ${seconds(started)}`);
  return code === 0;
}

async function runStage(stage: Stage, resultsFile: string): Promise<Counts> {
  const started = announce(stage.title);
  const exitCode = await stage.run(resultsFile).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    return 1;
  });
  const counts = countResults(resultsFile, exitCode);
  console.log(`── ${stage.title}: ${counts.passed} passed, ${counts.failed} failed, ${seconds(started)}`);
  return counts;
}

/** Prints a stage's title. Returns the current time in milliseconds. */
function announce(title: string): number {
  console.log(`\n── ${title}`);
  return Date.now();
}

function seconds(since: number): string {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}

process.exitCode = await test();
