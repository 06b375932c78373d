/** Published sites in a browser, opened from the disk as readers do without a server. */
import assert from 'node:assert/strict';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { ensureBrowser } from '../../scripts/machine/browser.ts';
import { launchBrowser } from '../host/browser.ts';
import { rootUrl } from '../support/schema.ts';
import { inWorkspace } from './support.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const violations = `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`;
const hostile = `title: "</script><script>document.title = 'run'</script> & <img src=x onerror=alert(1)> \`a\`"
summary: "<b>bold</b> calls evil[.]example"
published: 2026-07-20
severity: low
language: fr
tlp: GREEN
tags: ["</title><h1>", "${'longword'.repeat(12)}"]
actors: ["<i>Actor</i>"]
indicators:
  - evil[.]example
  - hxxps://relay-k4.example[.]top/in?next=</script>
  - {type: ipv6, value: "2001:db8::7:1"}
`;

const pages = [
  'index.html',
  'dates/index.html',
  'dates/2026.html',
  'severities/critical.html',
  'actors/index.html',
  'techniques/index.html',
  'tags/index.html',
  'advisories/akira-ransomware/index.html',
  'advisories/hostile/index.html',
];

const themes = [
  { name: 'light', colorScheme: 'light', forcedColors: 'none' },
  { name: 'dark', colorScheme: 'dark', forcedColors: 'none' },
  { name: 'high contrast', colorScheme: 'dark', forcedColors: 'active' },
] as const;

describe('a published site', () => {
  let browser: Browser;

  before(async function () {
    this.timeout(600_000);
    await ensureBrowser();
    browser = await launchBrowser();
  });
  after(() => browser.close());

  /** Calls `test` with a function that opens pages of the examples' site, and with the pages' console messages, errors and network requests. */
  async function inSite(
    test: (
      open: (path: string, options?: Parameters<Browser['newPage']>[0]) => Promise<Page>,
      said: string[],
    ) => Promise<void>,
  ): Promise<void> {
    await inWorkspace(async ({ folder, run }) => {
      cpSync(fileURLToPath(new URL('examples/', rootUrl)), join(folder, 'in'), { recursive: true });
      writeFileSync(join(folder, 'in', 'hostile.advisory.yaml'), hostile);
      const { status, stderr } = await run(['publish', 'in', '-o', 'site', '--title', 'Advisories of <CERT>']);
      assert.equal(status, 0, stderr);
      const said: string[] = [];
      await test(async (path, options = {}) => {
        const page = await browser.newPage(options);
        page.on('console', (message) => said.push(`${path}: ${message.text()}`));
        page.on('pageerror', (error) => said.push(`${path}: ${error.message}`));
        page.on('request', (request) => {
          if (!request.url().startsWith('file:')) said.push(`${path}: ${request.url()}`);
        });
        await page.goto(pathToFileURL(join(folder, 'site', path)).href);
        return page;
      }, said);
    });
  }

  it('passes axe, and nothing is cut off, at any width and in any theme', () =>
    inSite(async (open) => {
      for (const { name: theme, ...colours } of themes)
        for (const path of pages) {
          const page = await open(path, { ...colours, bypassCSP: true });
          await page.evaluate(axe);
          for (const width of [320, 1600]) {
            await page.setViewportSize({ width, height: 900 });
            assert.deepEqual(await page.evaluate(violations), [], `${path}, ${theme}, ${width} px`);
            const wide = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
            assert.ok(Number(wide) <= 0, `${path}, ${theme}, ${width} px: ${String(wide)} px too wide`);
          }
          await page.close();
        }
    })).timeout(240_000);

  it('loads its style and search from disk, runs no advisory content, and requests nothing else', () =>
    inSite(async (open, said) => {
      for (const path of pages) {
        const page = await open(path);
        assert.notEqual(
          await page.evaluate("getComputedStyle(document.querySelector('.ta-site-head')).display"),
          'block',
          path,
        );
        assert.notEqual(await page.title(), 'run');
        assert.equal(await page.locator('img, iframe').count(), 0);
        await page.close();
      }
      const page = await open('index.html');
      const found = page.locator('.ta-search .ta-entry a');
      await page.getByRole('searchbox').fill('akira lateral');
      assert.equal(await page.getByRole('status').innerText(), '0 advisories found');
      await page.getByRole('searchbox').fill('GOLD sahara');
      assert.deepEqual(await found.allInnerTexts(), [
        'Akira ransomware reaches the hypervisor through SSL VPN gateways',
      ]);
      assert.equal(await page.locator('#newest').isVisible(), false);
      await page.getByRole('searchbox').fill('evil.example');
      assert.equal(await page.getByRole('status').innerText(), '1 advisory found');
      assert.match(
        (await found.innerText()).replace(/\s+/g, ' '),
        /^<\/script><script>document\.title = 'run'<\/script> & <img/,
      );
      const spellings = [
        'https://relay-k4.example.top/in?next=</',
        'hxxps[://]relay-k4[.]example[.]top',
        'relay-k4(dot)example',
      ];
      for (const query of [...spellings, '2001:DB8::7:1', '2001[:]db8[:][:]7[:]1']) {
        await page.getByRole('searchbox').fill('');
        await page.getByRole('searchbox').fill(query);
        await page.getByRole('status').filter({ hasText: '1 advisory found' }).waitFor();
      }
      assert.equal(await page.getByText('relay-k4.example.top').count(), 0);
      await page.getByRole('searchbox').fill('relay-k5.example.top');
      assert.equal(await page.getByRole('status').innerText(), '0 advisories found');
      await page.getByRole('searchbox').fill('evil.example');
      await found.click();
      assert.match(page.url(), /\/advisories\/hostile\/index\.html$/);
      await page.getByRole('link', { name: 'Skip to content' }).focus();
      await page.keyboard.press('Enter');
      assert.match(page.url(), /#content$/);
      await page.close();
      assert.deepEqual(said, []);
    })).timeout(120_000);

  it('is complete without scripts', () =>
    inSite(async (open) => {
      const page = await open('index.html', { javaScriptEnabled: false });
      assert.equal(await page.getByRole('searchbox').isVisible(), false);
      const link = page.getByRole('link', { name: /^Akira ransomware/ });
      assert.ok(await link.isVisible());
      await page.close();
    })).timeout(60_000);
});
