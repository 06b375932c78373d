import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { projectRoot } from '../../scripts/machine/commands.ts';
import { openEditor } from '../../scripts/machine/editor.ts';
import type { OpenEditor } from '../../scripts/machine/editor.ts';
import { launchBrowser } from '../host/browser.ts';
import { sampleAdvisory } from './sample.ts';
import { endServer } from './serverEnd.ts';
import { until } from './until.ts';
import {
  chooseRow,
  editorOf,
  lineReads,
  openQuickFixes,
  openByName,
  previewOf,
  selectLine,
  takePicture,
  themes,
  wearTheme,
} from './window.ts';

const fileName = 'walk.advisory.yaml';
const keyMilliseconds = 40;

/** Returns the line of the sample that begins with a key, counted from 1. */
function lineOf(key: string): number {
  return sampleAdvisory.split('\n').findIndex((line) => line.startsWith(`${key}:`)) + 1;
}

describe('an author in the window of VS Code', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'advisory-walk-'));
  let editor: OpenEditor | undefined;
  let browser: Browser | undefined;
  let page: Page;

  before(async () => {
    fs.cpSync(path.join(projectRoot, 'examples'), folder, { recursive: true });
    fs.writeFileSync(path.join(folder, fileName), sampleAdvisory);
    editor = await openEditor({
      folder,
      settings: { 'editor.minimap.enabled': false, 'workbench.colorTheme': themes.light.label },
    });
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: { width: 1400, height: 860 } });
    page.setDefaultTimeout(20_000);
    await page.goto(editor.address, { waitUntil: 'commit' });
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await takePicture(page, 'walk-failed');
  });

  after(async () => {
    await browser?.close();
    await editor?.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it('finds the advisories in the explorer and opens one', async () => {
    await page.locator('.monaco-workbench .explorer-folders-view .monaco-list-row').first().waitFor();
    await openByName(page, fileName);
    await lineReads(page, 'severity: high');
    // Waits until the status is no longer "starting", because completion is answered only then.
    await page.getByRole('button', { name: /^This advisory has/ }).waitFor();
  });

  it('types the start of a technique, sees the list, and accepts an entry', async () => {
    await editorOf(page).click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('  - T1003.0', { delay: keyMilliseconds });
    const list = page.locator('.suggest-widget.visible');
    await chooseRow(page, list, 'T1003.001');
    await takePicture(page, 'completion');
    await page.keyboard.press('Enter');
    await list.waitFor({ state: 'hidden' });
    // Waits for the line, because it is drawn only after the list is hidden.
    await editorOf(page).locator('.view-line', { hasText: 'T1003.001' }).first().waitFor();
  });

  it('sees a mistake underlined and fixes it with the keyboard', async () => {
    await selectLine(page, lineOf('tlp'));
    await page.keyboard.type('tlp: WHITE', { delay: keyMilliseconds });
    await editorOf(page).locator('.squiggly-warning').first().waitFor();
    await chooseRow(page, await openQuickFixes(page), 'CLEAR');
    await takePicture(page, 'quick-fix');
    await page.keyboard.press('Enter');
    await lineReads(page, 'tlp: CLEAR');
    await editorOf(page).locator('.squiggly-warning').first().waitFor({ state: 'detached' });
  });

  it('opens the preview next to the text and reads the report in it', async () => {
    await page.locator('.editor-actions a.action-label[aria-label*="Preview"]').first().click();
    const preview = previewOf(page);
    await preview.locator('h1', { hasText: 'Courier lures against regional banks' }).waitFor();
    const text = await preview.locator('body').innerText();
    for (const heading of ['Key Takeaways', 'Detection Availability', 'Hunting Hypotheses']) {
      assert.ok(text.toLowerCase().includes(heading.toLowerCase()), `${heading} in: ${text}`);
    }
    assert.match(text, /T1566\.002\s+Phishing: Spearphishing Link/);
    assert.match(text, /T1003\.001\s+OS Credential Dumping: LSASS Memory/);
    await takePicture(page, 'preview-light');
  });

  it('sees the preview follow the typing', async () => {
    await editorOf(page).click();
    await selectLine(page, lineOf('title'));
    await page.keyboard.type('title: Parcel lures', { delay: keyMilliseconds });
    await previewOf(page).locator('h1', { hasText: 'Parcel lures' }).waitFor();
  });

  for (const theme of ['dark', 'highContrast', 'highContrastLight'] as const) {
    it(`reads the preview in the colours of ${themes[theme].label}`, async () => {
      await wearTheme(page, theme);
      const colours = await previewOf(page)
        .locator('body')
        .evaluate((body) => [getComputedStyle(body).color, getComputedStyle(body).backgroundColor]);
      assert.notEqual(colours[0], colours[1]);
      await takePicture(page, `preview-${theme}`);
    });
  }

  it('sees that the server has stopped, and restarts it from the preview', async () => {
    await wearTheme(page, 'light');
    await endServer(editor?.dataFolder ?? '', 5);
    const status = page.locator('.statusbar-item', { hasText: 'Advisory' }).first();
    await status.filter({ hasText: 'not checked' }).waitFor();
    const restart = previewOf(page).getByRole('button', { name: 'Restart' });
    await restart.waitFor();
    await page.locator('[id="status.notifications"]').click();
    const messages = page.locator('.notifications-center .notification-list-item');
    await messages.filter({ hasText: 'stopped several times' }).getByRole('button', { name: 'Restart' }).waitFor();
    await takePicture(page, 'server-ended');
    const others = messages.filter({ hasNotText: 'stopped several times' });
    assert.deepEqual(await others.allInnerTexts(), []);
    await page.keyboard.press('Escape');
    await restart.click();
    await restart.waitFor({ state: 'hidden' });
    await status.filter({ hasNotText: 'not checked' }).waitFor();
    await editorOf(page).click();
    await selectLine(page, lineOf('title'));
    await page.keyboard.type('title: Letter lures', { delay: keyMilliseconds });
    await previewOf(page).locator('h1', { hasText: 'Letter lures' }).waitFor();
  });

  it('finds the preview again after the window was reloaded', async function () {
    this.timeout(120_000);
    // The timeout is long, because the whole workbench is loaded again.
    const patient = { timeout: 55_000 };
    await page.keyboard.press('Control+S');
    // Until the text is saved, a reload may restore the previous text.
    const isSaved = (): boolean => /^title: Letter lures$/m.test(fs.readFileSync(path.join(folder, fileName), 'utf8'));
    await until('the saved text', isSaved);
    await page.reload({ waitUntil: 'commit' });
    await page.locator('.tab', { hasText: 'Preview: walk' }).waitFor(patient);
    await previewOf(page).locator('h1', { hasText: 'Letter lures' }).waitFor(patient);
    await takePicture(page, 'reloaded');
  });
});
