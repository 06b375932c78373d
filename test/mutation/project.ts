/** Creates a copy of the project to change, so that the working tree is not affected. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { spawn } from 'node:child_process';
import { projectRoot } from '../../scripts/machine/commands.ts';

export interface ProjectCopy {
  write(file: string, text: string): void;
  /** Runs test files until the first failure. Resolves with the result; `ended` means that they took longer than `milliseconds`. */
  test(files: readonly string[], milliseconds: number): Promise<'passed' | 'failed' | 'ended'>;
  remove(): void;
}

const leftOut = new Set(['node_modules', 'dist', 'out', '.git', 'test-results', '.vscode-test']);

/** Copies the project to a new temporary folder, with links to its packages and to the shared data beside it. */
export function copyProject(): ProjectCopy {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'advisory-mutation-'));
  const folder = path.join(home, 'project');
  fs.cpSync(projectRoot, folder, {
    recursive: true,
    filter: (source) => !leftOut.has(path.relative(projectRoot, source)) && !source.endsWith('node_modules'),
  });
  fs.symlinkSync(path.join(projectRoot, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  const shared = path.join(projectRoot, '..', 'shared');
  if (fs.existsSync(shared)) fs.symlinkSync(fs.realpathSync(shared), path.join(home, 'shared'), 'junction');
  const mocha = path.join(folder, 'node_modules/mocha/bin/mocha.js');
  return {
    write: (file, text) => fs.writeFileSync(path.join(folder, file), text),
    test: (files, milliseconds) =>
      new Promise((resolve) => {
        const values = ['--no-config', '--import=tsx', '--bail', '--reporter=dot', '--timeout=120000', ...files];
        const child = spawn(process.execPath, [mocha, ...values], { cwd: folder, stdio: 'ignore', detached: true });
        const timer = setTimeout(() => {
          // Kills the whole process group, because Mocha starts another process in it.
          if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
          resolve('ended');
        }, milliseconds);
        child.once('close', (code) => {
          clearTimeout(timer);
          resolve(code === 0 ? 'passed' : 'failed');
        });
      }),
    remove: () => fs.rmSync(home, { recursive: true, force: true }),
  };
}
