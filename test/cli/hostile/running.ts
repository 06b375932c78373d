/** The environment of hostile calls, and the checks that apply to all of them. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The path of the module that makes the file system calls of a program fail that `FAILING` names; loaded with Node's `--import`. */
export const failingSystem = join(import.meta.dirname, '..', 'failingSystem.mjs');

/** Returns the environment of a program whose home and data folders are in the given folder. */
export const environmentIn = (folder: string, more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  HOME: folder,
  XDG_DATA_HOME: join(folder, 'data'),
  ...more,
});

/** Asserts that standard error is exactly one line, whose message matches `says` and contains nothing that only a programmer understands. */
export function assertOneLine(stderr: string, says: RegExp): void {
  assert.match(stderr, /^advisory: [^\n]+\n$/);
  assert.match(stderr.slice('advisory: '.length).trimEnd(), says);
  assert.doesNotMatch(stderr, /internal error|node:|\bat .*:\d+:\d+|undefined|\[object|[A-Z]{5,}: /);
}

/** Returns the names of temporary files and locks that a program has left in or below a folder. */
export function unfinished(folder: string): readonly string[] {
  // With `withFileTypes`, links to folders are not followed.
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .map(({ name }) => name)
    .filter((name) => /\.(?:tmp|part|lock)$/.test(name));
}
