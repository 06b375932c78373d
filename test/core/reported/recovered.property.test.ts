/**
 * The problems of advisories with syntax errors, and of valid ones that look similar, with several inputs for each recovery strategy. The
 * inputs are `test/fixtures/recovered/*.cases`, the expected results are in the `.txt` file of the same name. Each file is one test, because
 * a test for each of its many small inputs would take longer.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { advisoriesOf, partsOf } from './cases.ts';
import { shown } from './shown.ts';

const folder = fileURLToPath(new URL('../../fixtures/recovered/', import.meta.url));

describe('reported for advisories with syntax errors:', () => {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.cases')))
    it(name, () => {
      const cases = [...advisoriesOf(readFileSync(`${folder}${name}`, 'utf8'))];
      const golden = `${folder}${name.replace(/cases$/, 'txt')}`;
      const actual = cases.map(([title, text]) => [title, shown(text)] as const);
      if (process.env['UPDATE_GOLDENS'] === '1')
        writeFileSync(golden, actual.map(([title, text]) => `#= ${title}\n${text}`).join('\n'));
      const expected = partsOf(readFileSync(golden, 'utf8').replaceAll('\r\n', '\n'));
      assert.deepEqual(
        [...expected.keys()],
        cases.map(([title]) => title),
      );
      for (const [title, text] of actual) assert.equal(text.trimEnd(), expected.get(title)?.trimEnd(), title);
    });
});
