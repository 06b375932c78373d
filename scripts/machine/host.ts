import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { hostFolder, linkModules } from '../../test/host/installation.ts';
import { runNpm } from './commands.ts';

/** Whether the browser-hosted VS Code exists for this machine: its packages hold programs for Linux on x64 only. */
export const hostSupported = process.platform === 'linux' && process.arch === 'x64';

/**
 * Installs the browser-hosted VS Code into `test/host/node_modules`, unless what is there belongs to the current
 * lockfile. Prints a line when it has work to do.
 *
 * @throws Error with one line that says what is missing
 */
export async function ensureHost(say: (line: string) => void = console.log): Promise<void> {
  if (!hostSupported) {
    throw new Error(
      'The VS Code for tests runs on Linux x64 only; on this system name a desktop VS Code in VSCODE_PATH.',
    );
  }
  const folder = hostFolder();
  const mark = path.join(folder, 'node_modules/.installed-for');
  const wanted = fingerprint(folder);
  if (fs.existsSync(mark) && fs.readFileSync(mark, 'utf8') === wanted) return;
  say('Installing the VS Code for tests into test/host (once, some 170 MB) …');
  const started = Date.now();
  const { code, output } = await runNpm(['ci'], { cwd: folder, quiet: true });
  if (code !== 0) throw new Error(`The VS Code for tests could not be installed: ${npmError(output)}`);
  const version = linkModules(folder);
  fs.writeFileSync(mark, wanted);
  say(`VS Code ${version} is installed (${Math.round((Date.now() - started) / 1000)} s).`);
}

/** Digest of the files that decide what is installed. */
function fingerprint(folder: string): string {
  const digest = createHash('sha256');
  for (const name of ['package.json', 'package-lock.json']) digest.update(fs.readFileSync(path.join(folder, name)));
  return digest.digest('hex');
}

/** The line of npm's output that names the error. */
function npmError(output: string): string {
  const lines = output.split('\n').filter((line) => line.startsWith('npm error') && !line.includes('npm error code'));
  return (lines[0] ?? output.trim().split('\n').at(-1) ?? '').replace(/^npm error /, '');
}
