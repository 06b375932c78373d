import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { runNpm } from './commands.ts';

/** A folder with its own `package.json` and lockfile, whose packages only some commands need. */
export interface PackageFolder {
  /** The absolute path of the folder. */
  readonly folder: string;
  /** What the folder contains, for messages, such as "The VS Code for tests". */
  readonly title: string;
  /** The size of the download, such as "some 170 MB". */
  readonly size: string;
  /** Called after the installation. @returns the name for the last line, such as "VS Code 1.139.1" */
  readonly finish: (folder: string) => string;
}

/**
 * Installs a folder's packages, unless the installed ones match the current lockfile. Prints a line before and after the installation.
 *
 * @throws Error with a one-line message
 */
export async function ensurePackages(wanted: PackageFolder, say: (line: string) => void = console.log): Promise<void> {
  const { folder, title } = wanted;
  const mark = path.join(folder, 'node_modules/.installed-for');
  const current = fingerprint(folder);
  if (fs.existsSync(mark) && fs.readFileSync(mark, 'utf8') === current) return;
  say(`Installing ${title.replace(/^The/, 'the')} (once, ${wanted.size}) …`);
  const started = Date.now();
  const { code, output } = await runNpm(['ci'], { cwd: folder, quiet: true });
  if (code !== 0) throw new Error(`${title} could not be installed: ${npmError(output)}`);
  const installed = wanted.finish(folder);
  fs.writeFileSync(mark, current);
  say(`${installed} is installed (${Math.round((Date.now() - started) / 1000)} s).`);
}

/** Returns a digest of the files that determine which packages are installed. */
function fingerprint(folder: string): string {
  const digest = createHash('sha256');
  for (const name of ['package.json', 'package-lock.json']) digest.update(fs.readFileSync(path.join(folder, name)));
  return digest.digest('hex');
}

/** Returns the line in npm's output that describes the error, or else its last line. */
function npmError(output: string): string {
  const lines = output.split('\n').filter((line) => line.startsWith('npm error') && !line.includes('npm error code'));
  return (lines[0] ?? output.trim().split('\n').at(-1) ?? '').replace(/^npm error /, '');
}
