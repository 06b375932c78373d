/** The page of the preview in a browser: what it shows for the host's messages, and the messages that it sends. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { english } from '../../client/src/l10n.ts';
import type { FromPage, ToPage } from '../../client/src/preview/messages.ts';
import { createPosting } from '../../client/src/preview/posting.ts';
import { previewPage } from '../../client/src/preview/page.ts';
import { nextReport, type ShownReport } from '../../client/src/preview/shownReport.ts';
import { joinedParts } from '../../server/src/protocol/preview.ts';
import { createLanguageService } from '../../server/src/service/languageService.ts';
import type { AdvisoryDocument } from '../../server/src/core/index.ts';
import { ensureBrowser } from '../../scripts/machine/browser.ts';
import { launchBrowser } from '../host/browser.ts';
import { testEnvironment } from '../support/environment.ts';
import { rootUrl } from '../support/schema.ts';

const service = createLanguageService(testEnvironment());
const example = readFileSync(new URL('examples/akira-ransomware.advisory.yaml', rootUrl), 'utf8');

/** A substitute for VS Code's API, which records in `posted` what the page posts. */
const host = `globalThis.posted = []; globalThis.acquireVsCodeApi = () => ({ postMessage: (one) => posted.push(one), setState() {} });`;

describe('the page of the preview in a browser', function () {
  this.timeout(600_000);
  let browser: Browser;
  let script: string;

  before(async () => {
    await ensureBrowser();
    browser = await launchBrowser();
    const entry = fileURLToPath(new URL('client/webview/preview.ts', rootUrl));
    const built = await build({
      entryPoints: [entry],
      bundle: true,
      write: false,
      format: 'iife',
      platform: 'browser',
    });
    script = built.outputFiles[0]?.text ?? '';
  });
  after(() => browser.close());

  /**
   * Opens the page of a preview. `show` renders the next version of its advisory, asserts that the page shows it, and returns the whole report.
   */
  async function openPreview(): Promise<{
    page: Page;
    show(text: string): Promise<string>;
    send(message: ToPage): Promise<void>;
    posted(): Promise<FromPage[]>;
  }> {
    const page = await browser.newPage({ viewport: { width: 900, height: 700 } });
    const parts = {
      cspSource: 'https://style.example',
      nonce: 'abc',
      script: 'https://script.example/a.js',
      style: '',
      language: 'en',
    };
    await page.route('https://script.example/a.js', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: script }),
    );
    await page.addInitScript(host);
    await page.route('https://page.example/', (route) =>
      route.fulfill({ contentType: 'text/html', body: previewPage(english, parts) }),
    );
    await page.goto('https://page.example/');
    let document: AdvisoryDocument | undefined;
    let report: ShownReport | undefined;
    const queue: ToPage[] = [];
    const posting = createPosting((message) => queue.push(message));
    const send = (message: ToPage): Promise<void> =>
      page.evaluate((data) => void window.dispatchEvent(new MessageEvent('message', { data })), message);
    return {
      page,
      send,
      posted: () => page.evaluate('posted'),
      async show(text) {
        document = service.parse(text, 'advisory', document);
        report = nextReport(english, report, {
          ...service.preview(document, undefined, undefined, report?.answer),
          version: 1,
        });
        posting.update(report, report.banner);
        for (const message of queue.splice(0)) await send(message);
        const whole = joinedParts(report.root, report.parts);
        const [shown, wanted] = await page.evaluate<[string, string]>(`(${compare})(${JSON.stringify(whole)})`);
        assert.equal(shown, wanted);
        return whole;
      },
    };
  }

  it('shows the same after edits as from scratch', async () => {
    const { page, show } = await openPreview();
    const row = (index: number): string =>
      `  - type: domain\n    value: host-${index}[.]top\n    description: Number ${index}.\n`;
    const rows = Array.from({ length: 300 }, (_one, index) => row(index));
    const text = (own: readonly string[]): string =>
      example.replace(/\nindicators:\n(?: .*\n|\n)*/, `\nindicators:\n${own.join('')}`);
    await show(text(rows));
    await page.evaluate(`[...document.querySelectorAll('tbody.ta-part')].at(-1).kept = true`);
    await show(text([...rows.slice(0, 3), row(999), ...rows.slice(3)]));
    await show(text(rows.filter((_one, index) => index !== 40 && index !== 41)));
    await show(text(rows).replace('title:', '\n\ntitle:'));
    assert.equal(await page.evaluate(`[...document.querySelectorAll('tbody.ta-part')].at(-1).kept`), true);
    await show(text(rows.slice(0, 20)));
    await show(text([...rows, ...rows.map((one) => one.replace('host', 'other'))]));
    await show(example.replace('severity: ', 'severity: ['));
    await show('title: Short\n');
    await show(example);
    await page.close();
  });

  it('keeps a filter through edits', async () => {
    const { page, show } = await openPreview();
    const text = (count: number, said: string): string =>
      `title: T\nindicators:\n${Array.from({ length: count }, (_one, index) => `  - value: host-${index}[.]top\n    description: ${said} ${index}\n`).join('')}`;
    const shown = (): Promise<string[]> => page.locator('.ta-kind tbody tr:visible td:first-child').allInnerTexts();
    const settled = (): Promise<void> => page.locator('.ta-kinds:not([aria-busy])').waitFor();
    await show(text(300, 'Lure'));
    await page.getByRole('searchbox').fill('host-29');
    await settled();
    const before = await shown();
    assert.equal(before.length, 11);
    await show(text(302, 'Bait'));
    await settled();
    assert.deepEqual(await shown(), before);
    assert.equal(await page.getByRole('searchbox').count(), 1);
    await page.close();
  });

  it('leads from the banner to the line of a syntax error, by mouse and by keyboard', async () => {
    const { page, show, posted } = await openPreview();
    await show('title: T\nkey_takeaways:\n  - "never closed\ncontrol_gaps: []\n');
    assert.match((await page.locator('#banner').textContent()) ?? '', /^Line 3: .*never closed/);
    await page.getByRole('button', { name: 'Go to line 3' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('#banner').click();
    const line = { type: 'reveal', line: 2 };
    assert.deepEqual(
      (await posted()).filter(({ type }) => type === 'reveal'),
      [line, line],
    );
    await show('title: T\ncontrol_gaps: []\n');
    assert.equal(await page.getByRole('button', { name: /^Go to/ }).count(), 0);
    await page.close();
  });

  it('requests the skeleton of a missing section, by mouse and by keyboard, and goes to an unreadable section', async () => {
    const { page, show, posted } = await openPreview();
    await show('title: T\nkey_takeaways:\n');
    await page.locator('[data-missing-key="attack_chain"]').click();
    await page.locator('[data-missing-key="recommendations"]').press('Enter');
    await page.locator('[data-missing-key="key_takeaways"]').click();
    assert.deepEqual(
      (await posted()).filter(({ type }) => type.endsWith('Section')),
      [
        { type: 'insertSection', key: 'attack_chain' },
        { type: 'insertSection', key: 'recommendations' },
        { type: 'openSection', key: 'key_takeaways', line: 1 },
      ],
    );
    await page.close();
  });

  it('focuses the block of a line, moves with the arrow keys, and goes to the source with Enter', async () => {
    const { page, show, send, posted } = await openPreview();
    await show(example);
    const line = example.split('\n').findIndex((one) => one.startsWith('control_gaps:')) + 1;
    await send({ type: 'reveal', line });
    const focused = (): Promise<string | null> => page.evaluate(`document.activeElement.closest('section').id`);
    assert.equal(await focused(), 'section-control_gaps');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await send({ type: 'revealSource' });
    const lines = (await posted()).flatMap((one) => (one.type === 'reveal' ? [one.line] : []));
    assert.equal(lines[0], line);
    assert.equal(lines[1], lines[2]);
    assert.ok((lines[1] ?? 0) > line, lines.join());
    assert.notEqual(await page.evaluate(`getComputedStyle(document.activeElement).outlineStyle`), 'none');
    await page.close();
  });
});

/** Runs in the page: returns the shown report and the expected one `whole`, both normalised and without what the page's tools change. */
const compare = `async (whole) => {
  // The rows of long tables are inserted in slices.
  while (document.querySelector('tbody[data-part]:empty')) await new Promise((resolve) => setTimeout(resolve));
  const report = document.getElementById('report').cloneNode(true);
  const wanted = document.createElement('main');
  wanted.innerHTML = whole;
  for (const one of [report, wanted]) {
    for (const tools of one.querySelectorAll('.ta-tools')) tools.remove();
    // A filter hides rows and groups.
    for (const own of one.querySelectorAll('.ta-kind[hidden], tr[hidden]')) own.removeAttribute('hidden');
    for (const part of one.querySelectorAll('[id^="part-"]')) part.removeAttribute('id');
    for (const group of one.querySelectorAll('details')) group.removeAttribute('open');
    for (const own of one.querySelectorAll('[data-line][tabindex]:not([role])')) own.removeAttribute('tabindex');
    for (const own of one.querySelectorAll('*')) {
      const attributes = [...own.attributes].sort((a, b) => (a.name < b.name ? -1 : 1));
      for (const { name } of attributes) own.removeAttribute(name);
      for (const { name, value } of attributes) own.setAttribute(name, value);
    }
  }
  return [report.innerHTML, wanted.innerHTML];
}`;
