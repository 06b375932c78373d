/**
 * The problems of small advisories, as an author sees them: the exact range, the message, and the lines that each fix changes; also the
 * effect of all safe fixes, and the values that are read. The inputs are `test/fixtures/reported/*.cases`, the expected results are in the
 * `.txt` file of the same name.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { advisoriesOf, partsOf } from './cases.ts';
import { shown } from './shown.ts';

const folder = fileURLToPath(new URL('../../fixtures/reported/', import.meta.url));

describe('reported for small advisories:', () => {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.cases'))) {
    describe(name, () => {
      const cases = [...advisoriesOf(readFileSync(`${folder}${name}`, 'utf8'))];
      const golden = `${folder}${name.replace(/cases$/, 'txt')}`;
      if (process.env['UPDATE_GOLDENS'] === '1')
        writeFileSync(golden, cases.map(([title, text]) => `#= ${title}\n${shown(text)}`).join('\n'));
      const expected = partsOf(readFileSync(golden, 'utf8').replaceAll('\r\n', '\n'));
      it('has one expected result for each advisory', () =>
        assert.deepEqual(
          [...expected.keys()],
          cases.map(([title]) => title),
        ));
      for (const [title, text] of cases)
        it(title, () => assert.equal(shown(text).trimEnd(), expected.get(title)?.trimEnd()));
    });
  }
});
