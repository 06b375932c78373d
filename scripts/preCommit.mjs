#!/usr/bin/env node
// The entry point of the pre-commit hook. Runs `advisory`, which is built on first use, with the given arguments.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const program = fileURLToPath(new URL('../dist/cli.cjs', import.meta.url));

/** Runs npm in this repository. Its output is shown only if it fails. */
function npm(...args) {
  // The hook runs during a commit, and Git's variables for it must not affect this repository.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')));
  const done = spawnSync('npm', args, { cwd: root, env, encoding: 'utf8', shell: process.platform === 'win32' });
  if (done.status === 0) return;
  console.error(`npm ${args.join(' ')} failed.\n${done.error ?? ''}${done.stdout ?? ''}${done.stderr ?? ''}`);
  process.exit(2);
}

if (!existsSync(program)) {
  npm('ci', '--no-audit', '--no-fund');
  npm('run', 'build');
}
process.exitCode = spawnSync(process.execPath, [program, ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 2;
