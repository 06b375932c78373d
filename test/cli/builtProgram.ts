/** Builds the command line into a package folder of its own, because the content of `dist` may be older than the sources. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

export interface BuiltProgram {
  /** The path of the program, for Node. */
  readonly path: string;
  remove(): void;
}

/** Builds the program into a new folder. */
export function buildProgram(): BuiltProgram {
  const folder = mkdtempSync(join(tmpdir(), 'advisory-built-'));
  const built = spawnSync(process.execPath, ['esbuild.mjs', '--to', join(folder, 'dist')], { cwd: root });
  assert.equal(built.status, 0, built.stderr.toString());
  // The program reads these folders, which are next to `dist` in the package.
  for (const part of ['data', 'docs', 'snippets', 'schemas'])
    symlinkSync(join(root, part), join(folder, part), 'junction');
  return { path: join(folder, 'dist', 'cli.cjs'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}
