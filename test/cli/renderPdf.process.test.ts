/** A PDF of a real browser, which `npm test` installs. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { findChromium } from '../host/browser.ts';
import { cleanAdvisory, inWorkspace } from './support.ts';

describe('advisory render --to pdf', () => {
  it('is tagged, with outline, title, language and paper size, and identical each time', () =>
    inWorkspace(async ({ folder, run, write }) => {
      write('a.advisory.yaml', `${cleanAdvisory}language: fr\n`);
      const CHROMIUM = findChromium() ?? '';
      const print = async (name: string, ...more: string[]): Promise<string> => {
        const args = ['render', '--to', 'pdf', '-o', name, ...more, 'a.advisory.yaml'];
        const done = await run(args, { env: { CHROMIUM, PATH: process.env['PATH'] ?? '' } });
        assert.deepEqual(done, { status: 0, stdout: '', stderr: '' });
        return readFileSync(join(folder, name), 'latin1');
      };
      const pdf = await print('one.pdf');
      for (const part of ['/Marked true', '/Outlines', '/Lang (fr)', '/Title (Phishing by device codes)'])
        assert.ok(pdf.includes(part), part);
      const boxOf = (text: string): string => /\/MediaBox \[[\d. ]*\]/.exec(text)?.[0] ?? '';
      assert.match(boxOf(pdf), /\[0 0 59[45][.\d]* 84[12][.\d]*\]/);
      assert.match(boxOf(await print('letter.pdf', '--paper', 'letter')), /\[0 0 612[.\d]* 792[.\d]*\]/);
      assert.equal(await print('two.pdf'), pdf);
    })).timeout(120_000);
});
