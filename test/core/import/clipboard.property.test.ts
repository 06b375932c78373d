/** HTML from the clipboard with more lines than a function call can have arguments. */
import assert from 'node:assert/strict';
import { clipboardText } from '../../../server/src/core/import/html/clipboard.ts';

describe('HTML from the clipboard', () => {
  const count = 150_000;
  for (const [what, html] of [
    ['preformatted text', `<pre>${'x\n'.repeat(count)}</pre>`],
    ['line breaks', `<p>${'x<br>'.repeat(count)}</p>`],
  ] as const)
    it(`keeps every line of long ${what}`, () => {
      const text = clipboardText(`<ul><li>a</li></ul>${html}`, false);
      assert.equal(text?.split('\n').filter((line) => line === 'x').length, count);
    });
});
