/** Files that an author uses and creates in the window of VS Code: rule files, MISP events, Windows line endings, a published site. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { openAuthoringWindow, pictureOfFailure, type AuthoringWindow } from './authoringWindow.ts';
import { iocs, sampleAdvisory } from './sample.ts';
import { until } from './until.ts';
import { editorOf, lineReads, openByName, runCommand, takePicture } from './window.ts';

const name = 'courier.advisory.yaml';
const windows = 'windows.advisory.yaml';

const rule = `rule Parcel_Loader
{
    condition:
        uint16(0) == 0x5A4D
}
`;

const event = {
  Event: {
    info: 'Parcel relays',
    date: '2026-06-01',
    threat_level_id: '2',
    analysis: '2',
    Attribute: [{ type: 'domain', category: 'Network activity', value: 'relay-k7.example.top' }],
  },
};

function writeFiles(folder: string): void {
  const write = (file: string, text: string): void => fs.writeFileSync(path.join(folder, file), text);
  write(name, sampleAdvisory);
  write(windows, sampleAdvisory.replaceAll('\n', '\r\n'));
  write('loader.yar', rule);
  write('event.json', JSON.stringify(event));
}

describe('an author with files', () => {
  let author: AuthoringWindow;
  let page: Page;
  const site = fs.mkdtempSync(path.join(os.tmpdir(), 'advisory-site-'));

  before(async function () {
    this.timeout(120_000);
    author = await openAuthoringWindow(writeFiles);
    page = author.page;
  });

  afterEach(pictureOfFailure('files-failed', () => author));
  after(async () => {
    await author.close();
    fs.rmSync(site, { recursive: true, force: true });
  });

  /** Opens an advisory, and waits until the server has checked it. */
  async function openChecked(file: string): Promise<void> {
    await page.locator('.explorer-folders-view .monaco-list-row', { hasText: file }).waitFor({ timeout: 55_000 });
    await openByName(page, file);
    await page.getByRole('button', { name: /^This advisory has/ }).waitFor({ timeout: 55_000 });
  }

  it('drops the file of a rule from the explorer as a row', async function () {
    this.timeout(120_000);
    await openChecked(name);
    await author.newSection('detection_rules:');
    const target = await editorOf(page).locator('.cursor').first().boundingBox();
    const row = page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'loader.yar' });
    const source = await row.boundingBox();
    assert.ok(target && source);
    await page.mouse.move(source.x + 60, source.y + source.height / 2);
    await page.mouse.down();
    // Without Shift, VS Code opens the file.
    await page.keyboard.down('Shift');
    await page.mouse.move(target.x + 20, target.y - 30, { steps: 5 });
    await page.mouse.move(target.x + 1, target.y + target.height / 2, { steps: 5 });
    await page.mouse.up();
    await page.keyboard.up('Shift');
    await lineReads(page, '    name: Parcel_Loader');
    await takePicture(page, 'files-1-dropped');
    await author.savedWith(
      name,
      /\ndetection_rules:\n {2}- type: yara\n {4}name: Parcel_Loader\n {4}body: \|\n {6}rule Parcel_Loader\n {6}\{\n/,
    );
  });

  it('keeps the line endings of a file from Windows', async function () {
    this.timeout(120_000);
    await openChecked(windows);
    await author.newSection('indicators:');
    await author.paste(iocs);
    await lineReads(page, '    value: 185[.]220[.]101[.]4');
    await author.savedWith(windows, /5f4dcc3b[0-9a-f]{56}/);
    const text = author.read(windows);
    assert.match(text, /\r\nindicators:\r\n {2}- type: ipv4\r\n {4}value: 185\[\.\]220/);
    assert.doesNotMatch(text, /(?<!\r)\n|\r(?!\n)/);
    await takePicture(page, 'files-2-line-ends');
  });

  it('imports an event as an unsaved advisory', async function () {
    this.timeout(120_000);
    await runCommand(page, 'Advisory: Import');
    await author.answer(path.join(author.folder, 'event.json'));
    await page.locator('.tab', { hasText: 'Untitled-1' }).waitFor();
    await editorOf(page).locator('.view-line', { hasText: 'title: Parcel relays' }).first().waitFor();
    await editorOf(page).locator('.view-line', { hasText: 'relay-k7[.]example[.]top' }).first().waitFor();
    await takePicture(page, 'files-3-imported');
    await runCommand(page, 'View: Revert and Close Editor');
    await page.locator('.tab', { hasText: 'Untitled-1' }).waitFor({ state: 'detached' });
  });

  it('publishes the folder as a site', async function () {
    this.timeout(180_000);
    await runCommand(page, 'Advisory: Publish Folder');
    await author.answer(author.folder, 'Publish Advisories');
    await author.answer(site, 'Site Folder');
    const box = page.locator('.quick-input-widget:not([style*="display: none"]) input.input').last();
    await until('the question for a title', async () => (await box.inputValue()) === 'Threat advisories');
    await box.fill('Parcel reports');
    await page.keyboard.press('Enter');
    await page.locator('.notification-list-item', { hasText: 'Published' }).waitFor({ timeout: 90_000 });
    await takePicture(page, 'files-4-published');
    const index = fs.readFileSync(path.join(site, 'index.html'), 'utf8');
    assert.match(index, /Parcel reports/);
    assert.match(index, /Courier lures against regional banks/);
    assert.equal(await page.locator('.notification-list-item .codicon-error').count(), 0);
  });
});
