/** PDFs that are printed by a real browser, which `npm test` installs. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { findChromium } from '../host/browser.ts';
import { pdfPages } from '../support/pdfText.ts';
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

  it("has TLP label, title and page number on every page, and an organisation's header and footer in their places", () =>
    inWorkspace(async ({ folder, run, write }) => {
      const footer = Array.from({ length: 12 }, (_one, index) => `Footer line ${index + 1}.`);
      write(
        'advisory.config.yaml',
        `render:\n  publisher: Example CERT\n  header: Members only.\n  footer: |\n    ${footer.join('\n\n    ')}\n`,
      );
      const words = 'Everything that was seen is written down here. '.repeat(12);
      write('a.advisory.yaml', `${cleanAdvisory}x_log: [${Array.from({ length: 30 }, () => words).join(', ')}]\n`);
      const env = { CHROMIUM: findChromium() ?? '', PATH: process.env['PATH'] ?? '' };
      for (const paper of ['a4', 'letter']) {
        const args = ['render', '--to', 'pdf', '-o', 'a.pdf', '--paper', paper, 'a.advisory.yaml'];
        assert.deepEqual(await run(args, { env }), { status: 0, stdout: '', stderr: '' });
        const pages = pdfPages(readFileSync(join(folder, 'a.pdf')));
        assert.ok(pages.length > 4, `${pages.length} pages`);
        pages.forEach((text, index) => {
          assert.equal(text.match(/TLP:GREEN/g)?.length, 2, `${paper}, page ${index + 1}`);
          assert.ok(text.includes('Phishing by device codes'), `${paper}, page ${index + 1}`);
          assert.ok(text.includes(`${index + 1} / ${pages.length}`), `${paper}, page ${index + 1}`);
        });
        assert.match(pages[0] ?? '', /Example CERT ?Members only\./);
        const all = pages.join('');
        for (const line of footer) assert.equal(all.split(line).length, 2, line);
        assert.match(pages.at(-1) ?? '', /Footer line 12\./);
      }
    })).timeout(120_000);

  it('never separates the header of a table from its first row by a page break', () =>
    inWorkspace(async ({ folder, run, write }) => {
      // The distance from the top grows in steps that are smaller than a row.
      const names = Array.from({ length: 12 }, (_one, index) => {
        const above = Array.from({ length: 12 + index * 3 }, () => '  - One line.\n').join('');
        const query = '        where a\n'.repeat(6);
        const row = `  - hypothesis: First row.\n    telemetry: [Proxy]\n    notes: Below.\n    query: |\n${query}`;
        write(`in/${index}.advisory.yaml`, `title: T\nkey_takeaways:\n${above}hunting_hypotheses:\n${row}`);
        return `${index}.pdf`;
      });
      const env = { CHROMIUM: findChromium() ?? '', PATH: process.env['PATH'] ?? '' };
      const args = ['render', '--to', 'pdf', '-o', 'out', 'in'];
      assert.deepEqual(await run(args, { env }), { status: 0, stdout: '', stderr: '' });
      for (const name of names) {
        const pages = pdfPages(readFileSync(join(folder, 'out', name)));
        const pageOf = (text: string): number => pages.findIndex((page) => page.includes(text));
        assert.ok(pageOf('First row.') >= 0, name);
        assert.equal(pageOf('Telemetry'), pageOf('First row.'), name);
      }
    })).timeout(240_000);
});
