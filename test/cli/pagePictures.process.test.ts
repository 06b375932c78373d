/**
 * Compares pictures of the published examples, at three widths, in four themes and in print, with stored pictures. The tolerance is defined
 * in test/support/pictures.ts. `UPDATE_GOLDENS=1` updates the stored pictures; look at them before you commit them.
 */
import { readdirSync, readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { ensureBrowser } from '../../scripts/machine/browser.ts';
import { parseAdvisory, renderPage, renderReport } from '../../server/src/core/index.ts';
import { launchBrowser } from '../host/browser.ts';
import { testEnvironment } from '../support/environment.ts';
import { assertPicture, hasStoredFonts } from '../support/pictures.ts';
import { rootUrl } from '../support/schema.ts';

const env = testEnvironment();
const css = readFileSync(new URL('server/src/core/report/report.css', rootUrl), 'utf8');
const folder = new URL('examples/', rootUrl);
const examples = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

const themes = [
  { theme: 'light', colorScheme: 'light', forcedColors: 'none' },
  { theme: 'dark', colorScheme: 'dark', forcedColors: 'none' },
  { theme: 'contrast-dark', colorScheme: 'dark', forcedColors: 'active' },
  { theme: 'contrast-light', colorScheme: 'light', forcedColors: 'active' },
] as const;

/** The width of A4 paper without its margins, at 96 pixels per inch. */
const paperWidth = 720;

describe('pictures of the published page', () => {
  let browser: Browser;
  let canvas: Page;
  let comparable = false;

  before(async function () {
    this.timeout(600_000);
    await ensureBrowser();
    browser = await launchBrowser();
    canvas = await browser.newPage({ bypassCSP: true });
    const sample = await browser.newPage({ bypassCSP: true });
    await sample.setContent(pageOf('title: T\nsummary: Run `code`.\n'));
    comparable = await hasStoredFonts(sample);
    await sample.close();
  });
  after(() => browser.close());

  for (const name of examples)
    it(`${name}: look like the stored ones, where the fonts are the same`, async function () {
      if (!comparable) this.skip();
      const stem = name.replace('.advisory.yaml', '');
      const html = pageOf(readFileSync(new URL(name, folder), 'utf8'));
      for (const { theme, ...colours } of themes) {
        const page = await browser.newPage({ bypassCSP: true, ...colours });
        await page.setContent(html);
        for (const width of [320, 800, 1600]) {
          await page.setViewportSize({ width, height: 900 });
          await assertPicture(page, canvas, `${stem}/${theme}-${width}`);
        }
        if (theme === 'light') {
          await page.emulateMedia({ media: 'print' });
          await page.setViewportSize({ width: paperWidth, height: 900 });
          await assertPicture(page, canvas, `${stem}/print`);
        }
        await page.close();
      }
    }).timeout(240_000);
});

function pageOf(text: string): string {
  return renderPage(renderReport(parseAdvisory(text, env.schema), env, 'published'), { css });
}
