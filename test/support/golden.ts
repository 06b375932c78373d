/** Expected outputs that are stored as files. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * Asserts that a text equals the content of a file; `UPDATE_GOLDENS=1` writes the file, and the difference is to be read before a commit.
 */
export function assertGolden(file: URL, text: string): void {
  if (process.env['UPDATE_GOLDENS'] === '1') writeFileSync(file, text);
  const expected = existsSync(file) ? readFileSync(file, 'utf8').replaceAll('\r\n', '\n') : '';
  assert.equal(text, expected, `${file.pathname} is not up to date: run this test with UPDATE_GOLDENS=1`);
}
