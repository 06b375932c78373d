import fs from 'node:fs';
import path from 'node:path';
import { runTests, TestRunFailedError } from '@vscode/test-electron';
import { launcherFile } from '../../test/host/installation.ts';
import { ensureBrowser } from './browser.ts';
import { bundleIntegration } from './bundleIntegration.ts';
import { projectRoot, runNode } from './commands.ts';
import { copyFolder } from './examplesCopy.ts';
import { chooseTestEditor, hasScreen } from './desktop.ts';
import type { TestEditor } from './desktop.ts';
import { ensureHost, hostSupported } from './host.ts';
import { resultsVariable } from './resultsReporter.ts';
import { authoringUiTests, editorUiTests } from './uiTests.ts';

const mocha = path.join(projectRoot, 'node_modules/mocha/bin/mocha.js');
const reporter = path.join(projectRoot, 'scripts/machine/resultsReporter.ts');

/** Runs the unit tests and appends their results to the file. Resolves with mocha's exit code. */
export function runUnit(resultsFile: string): Promise<number> {
  return runMocha([], resultsFile);
}

/** Like `runUnit`, for tests with generated documents. */
export function runProperty(resultsFile: string): Promise<number> {
  return runMocha(['--config=test/property.mocharc.json'], resultsFile);
}

/** Like `runUnit`, for tests that build programs, start processes or measure their memory. */
export function runProcess(resultsFile: string): Promise<number> {
  return runMocha(['--config=test/process.mocharc.json'], resultsFile);
}

/** Runs the tests in `test/integration` inside VS Code's extension host, on a copy of the examples. Resolves with an exit code. */
export async function runSuite(resultsFile: string): Promise<number> {
  const editor = chooseTestEditor();
  const executable = await executablePath(editor);
  const extensionTestsPath = await bundleIntegration();
  const { folder: workspace } = copyFolder(path.join(projectRoot, 'examples'));
  try {
    return await runTests({
      ...executable,
      extensionDevelopmentPath: projectRoot,
      extensionTestsPath,
      launchArgs: [workspace],
      extensionTestsEnv: { [resultsVariable]: resultsFile },
    });
  } catch (error) {
    if (error instanceof TestRunFailedError) return error.code ?? 1;
    throw error;
  } finally {
    fs.rmSync(workspace, { recursive: true, force: true });
  }
}

/** Drives the window of the browser-hosted VS Code as a user would. On systems without one, prints a line and succeeds. */
export function runEditorUi(resultsFile: string): Promise<number> {
  return drive(editorUiTests, resultsFile);
}

/** Like `runEditorUi`, but writes a new advisory in the window, from the first question to the export, and works with files. */
export function runAuthoringUi(resultsFile: string): Promise<number> {
  return drive(authoringUiTests, resultsFile);
}

async function drive(files: readonly string[], resultsFile: string): Promise<number> {
  if (!hostSupported) {
    console.log('Skipped: VS Code for tests runs on Linux x64 only.');
    fs.writeFileSync(resultsFile, '{"state":"ended"}\n');
    return 0;
  }
  await ensureHost();
  await ensureBrowser();
  const paths = files.map((file) => path.join(projectRoot, 'test/integration', file));
  return runMocha(['--no-config', '--import=tsx', '--bail', '--timeout=60000', ...paths], resultsFile);
}

async function runMocha(values: readonly string[], resultsFile: string): Promise<number> {
  const env = { ...process.env, [resultsVariable]: resultsFile };
  return (await runNode([mocha, '--reporter', reporter, ...values], { env })).code;
}

/** Prepares the chosen VS Code, and returns the option that selects it. Without `vscodeExecutablePath`, `runTests` downloads VS Code. */
async function executablePath(editor: TestEditor): Promise<{ vscodeExecutablePath?: string }> {
  if (editor.kind === 'browser') {
    await ensureHost();
    await ensureBrowser();
    return { vscodeExecutablePath: launcherFile };
  }
  if (!hasScreen()) console.log('A desktop VS Code needs a display. If it fails to start, run xvfb-run npm test.');
  return editor.kind === 'desktop' ? { vscodeExecutablePath: editor.path } : {};
}
