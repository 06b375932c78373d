/** Published pages in a browser: what readers see at several widths, in each theme, with and without the script. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { ensureBrowser } from '../../scripts/machine/browser.ts';
import { parseAdvisory, renderPage, renderReport } from '../../server/src/core/index.ts';
import { launchBrowser } from '../host/browser.ts';
import { testEnvironment } from '../support/environment.ts';
import { rootUrl } from '../support/schema.ts';

const env = testEnvironment();
const css = readFileSync(new URL('server/src/core/report/report.css', rootUrl), 'utf8');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const folder = new URL('examples/', rootUrl);
const examples = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

const pageOf = (text: string): string =>
  renderPage(renderReport(parseAdvisory(text, env.schema), env, 'published'), { css });
const example = (name: string): string => readFileSync(new URL(name, folder), 'utf8');

const themes = [
  { name: 'light', colorScheme: 'light', forcedColors: 'none' },
  { name: 'dark', colorScheme: 'dark', forcedColors: 'none' },
  { name: 'high contrast dark', colorScheme: 'dark', forcedColors: 'active' },
  { name: 'high contrast light', colorScheme: 'light', forcedColors: 'active' },
] as const;

/** A browser expression that finds elements that overflow the page or cut off their content, except in scrollable boxes and hidden labels. */
const misplaced = `[...document.querySelectorAll('.ta-report *')].filter((element) => {
  const box = element.getBoundingClientRect();
  if (box.width <= 1 || element.closest('.ta-code, .ta-table, .ta-hidden, .ta-colon')) return false;
  return box.left < -1 || box.right > innerWidth + 1 || (getComputedStyle(element).overflowX === 'hidden' && element.scrollWidth > element.clientWidth);
}).map((element) => element.outerHTML.slice(0, 120))`;

const violations = `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`;

describe('a published page', () => {
  let browser: Browser;

  before(async function () {
    this.timeout(600_000);
    await ensureBrowser();
    browser = await launchBrowser();
  });
  after(() => browser.close());

  async function open(html: string, options: Parameters<Browser['newPage']>[0]): Promise<Page> {
    const page = await browser.newPage({ bypassCSP: true, ...options });
    await page.setContent(html);
    return page;
  }

  for (const name of examples)
    it(`${name}: passes axe, and nothing is cut off, at any width and in any theme`, async () => {
      const html = pageOf(example(name));
      for (const { name: theme, ...colours } of themes) {
        const page = await open(html, { ...colours });
        await page.evaluate(axe);
        for (const width of [320, 800, 1600]) {
          await page.setViewportSize({ width, height: 900 });
          // The layout at 800 px equals that at 320 or 1600 px.
          if (width !== 800) assert.deepEqual(await page.evaluate(violations), [], `${theme}, ${width} px`);
          assert.deepEqual(await page.evaluate(misplaced), [], `${theme}, ${width} px`);
          const wide = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
          assert.ok(Number(wide) <= 0, `${theme}, ${width} px: ${String(wide)} px too wide`);
        }
        await page.close();
      }
    }).timeout(240_000);

  it("shows the organisation's branding, and passes axe at any width", async () => {
    const look = {
      publisher: 'Example Computer Emergency Response Team of the Municipal Utilities',
      logo: `data:image/svg+xml;base64,${Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="400" height="80"><rect width="400" height="80"/></svg>').toString('base64')}`,
      header:
        'For **members** of the sharing group only, under the terms of [the charter](https://example.org/charter).',
      footer: '- One\n- Two',
      style: 'body { --ta-accent: light-dark(rgb(1, 80, 2), #8fe3b0) }',
    };
    const document = parseAdvisory(example('akira-ransomware.advisory.yaml'), env.schema);
    const ruleFile = (): { text: string } => ({ text: `rule a { condition: true } // ${'long '.repeat(60)}` });
    const html = renderPage(renderReport(document, env, 'published', { look, ruleFile }), { css });
    for (const { name: theme, ...colours } of themes) {
      const page = await open(html, { ...colours });
      await page.evaluate(axe);
      for (const width of [320, 1600]) {
        await page.setViewportSize({ width, height: 900 });
        assert.deepEqual(await page.evaluate(violations), [], `${theme}, ${width} px`);
        assert.deepEqual(await page.evaluate(misplaced), [], `${theme}, ${width} px`);
        const wide = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
        assert.ok(Number(wide) <= 0, `${theme}, ${width} px: ${String(wide)} px too wide`);
      }
      if (colours.colorScheme === 'light' && colours.forcedColors === 'none') {
        const colour = await page.evaluate("getComputedStyle(document.querySelector('.ta-note a')).color");
        assert.equal(colour, 'rgb(1, 80, 2)');
        const logo = await page.locator('.ta-logo').boundingBox();
        assert.ok(logo && logo.width > 100 && logo.width < 240, JSON.stringify(logo));
      }
      await page.close();
    }
  }).timeout(240_000);

  it('does not divide versions and IDs at their hyphens at any width', async () => {
    const words = ['7.0.1-5161', 'CVE-2026-40766', 'CWE-284', 'SMA-500v', 'build-2026.04-rc1', 'GHSA-abcd-efgh-ijkl'];
    const filler = Array.from(
      { length: 40 },
      (_one, index) => `${'w'.repeat(1 + (index % 9))} (${words[index % 6] ?? ''})`,
    );
    const page = await open(
      pageOf(`title: Versions
summary: ${filler.join(' ')}.
affected_systems:
  - { name: Gateway of a long name, vendor: Vendor, versions: [${words
    .slice(0, 4)
    .map((word) => `<${word}`)
    .join(', ')}], fixed_versions: [7.0.1-5169], platform: Appliances }
vulnerabilities:
  - { id: CVE-2026-40766, title: ${filler.slice(0, 12).join(' ')}, cwe: [CWE-284, CWE-287] }
`),
      {},
    );
    for (const width of [320, 480, 640, 800, 1600]) {
      await page.setViewportSize({ width, height: 900 });
      const lines = await page.evaluate(
        "[...document.querySelectorAll('.ta-word')].map((word) => [word.textContent, word.getClientRects().length])",
      );
      const seen = lines as [string, number][];
      assert.deepEqual(new Set(seen.map(([word]) => word)), new Set([...words, '7.0.1-5169', 'CWE-287']));
      assert.deepEqual(
        seen.filter(([, count]) => count !== 1),
        [],
        `${width} px`,
      );
      assert.deepEqual(await page.evaluate(misplaced), [], `${width} px`);
    }
    await page.close();
  }).timeout(120_000);

  it('is complete without its script', async () => {
    const html = pageOf(example('akira-ransomware.advisory.yaml'));
    const page = await open(html, { javaScriptEnabled: false });
    assert.equal(await page.locator('.ta-tools').count(), 0);
    for (const text of ['files-relay-akr7f31[.]top', 'Win32_Shadowcopy', 'T1486', '16 July 2026, 08:30 UTC'])
      assert.ok(await page.getByText(text).first().isVisible(), text);
    await page.close();
  });

  it('keeps its table of contents visible on a wide page', async () => {
    const page = await open(pageOf(example('akira-ransomware.advisory.yaml')), {
      viewport: { width: 1600, height: 900 },
    });
    await page.locator('#section-references').scrollIntoViewIfNeeded();
    const box = await page.locator('.ta-contents').boundingBox();
    assert.ok(box && box.y >= 0 && box.y < 900, JSON.stringify(box));
    await page.close();
  });

  it('filters indicators in either notation', async () => {
    const rows = Array.from({ length: 40 }, (_one, index) => `  - host${index}[.]evil[.]top\n`).join('');
    const page = await open(pageOf(`title: T\nindicators:\n${rows}  - 45.8.146[.]213\n`), {});
    const domains = page.locator('.ta-kind', { hasText: 'host7[.]evil[.]top' });
    assert.equal(await domains.getAttribute('open'), null, 'more than 30 are closed at first');
    const filter = async (text: string): Promise<void> => {
      await page.getByRole('searchbox').fill(text);
      await page.locator('.ta-kinds:not([aria-busy])').waitFor();
    };
    await filter('HOST7.evil.top');
    assert.equal(await page.locator('.ta-kind:visible').count(), 1);
    assert.deepEqual(await page.locator('.ta-kind tbody tr:visible').allInnerTexts(), ['host7[.]evil[.]top']);
    await filter('');
    assert.equal(await page.locator('.ta-kind:visible').count(), 2);
    assert.equal(await domains.getAttribute('open'), null, 'a group that the filter opened is closed again');
    await page.close();
  });

  it('copies defanged values, and live values only after a confirmation', async () => {
    const page = await open(pageOf('title: T\nindicators:\n  - hxxps://evil[.]top/a\n  - hxxps://b.evil[.]top/\n'), {});
    await page.evaluate(
      `window.copied = []; Object.defineProperty(navigator, 'clipboard', { value: { writeText: (text) => (copied.push(text), Promise.resolve()) } })`,
    );
    await page.getByRole('button', { name: 'Copy', exact: true }).click();
    const live = page.getByRole('button', { name: /live values/ });
    await live.click();
    assert.deepEqual(await page.evaluate('copied'), ['hxxps://evil[.]top/a\nhxxps://b[.]evil[.]top/']);
    assert.equal(await live.innerText(), 'Copy live values? Press again');
    await live.click();
    assert.deepEqual(await page.evaluate('copied.slice(1)'), ['https://evil.top/a\nhttps://b.evil.top/']);
    await page.close();
  });
});
