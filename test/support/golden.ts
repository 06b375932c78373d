/** Expected outputs that are stored as files. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * Asserts that a text equals the content of a file. With `UPDATE_GOLDENS=1`, it writes the file first; review the difference before you
 * commit it.
 */
export function assertGolden(file: URL, text: string): void {
  if (process.env['UPDATE_GOLDENS'] === '1') writeFileSync(file, text);
  const expected = existsSync(file) ? readFileSync(file, 'utf8').replaceAll('\r\n', '\n') : '';
  assert.equal(text, expected, `${file.pathname} is not up to date: run this test with UPDATE_GOLDENS=1`);
}
