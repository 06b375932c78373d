/** The work of an author in the window of VS Code, from an empty folder to an export, with keyboard and clipboard. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { keyMilliseconds, openAuthoringWindow, pictureOfFailure, type AuthoringWindow } from './authoringWindow.ts';
import { iocs } from './sample.ts';
import { until } from './until.ts';
import { chooseRow, editorOf, lineReads, previewOf, runCommand, selectLine, takePicture } from './window.ts';

const made = 'parcel-lures-against-banks.advisory.yaml';
const renamed = 'parcel-lures.advisory.yaml';
const copy = 'parcel-lures-copy.advisory.yaml';

const mapping = `T1566.002 – Phishing: Spearphishing Link
T1078 – Valid Accounts
`;

const prose = `Mail names a parcel and leads to a sign-in page that steals creden-
tials.

• Banks in two regions
• Staff of branches
`;

describe('an author, from a new advisory to its export', () => {
  let author: AuthoringWindow;
  let page: Page;

  before(async function () {
    this.timeout(120_000);
    author = await openAuthoringWindow();
    page = author.page;
  });

  afterEach(pictureOfFailure('authoring-failed', () => author));
  after(() => author.close());

  it('answers three questions, and gets a file next to its preview', async function () {
    this.timeout(120_000);
    // VS Code knows the extension's commands when it shows its views.
    await page.locator('.pane-header', { hasText: 'Advisories' }).waitFor({ timeout: 55_000 });
    await runCommand(page, 'Advisory: New Advisory');
    const box = page.locator('.quick-input-widget:not([style*="display: none"]) input.input');
    const question = (number: number) =>
      page.locator('.quick-input-title', { hasText: `New Advisory (${number}/3)` }).waitFor();
    await question(1);
    await box.fill('Parcel lures against banks');
    await page.keyboard.press('Enter');
    await question(2);
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'phishing' }).first().waitFor();
    await box.fill('phishing');
    await page.keyboard.press('Enter');
    await page
      .locator('.quick-input-list .monaco-list-row', { hasText: path.basename(author.folder) })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.tab', { hasText: made }).first().waitFor();
    await previewOf(page).locator('h1', { hasText: 'Parcel lures against banks' }).waitFor();
    await takePicture(page, 'authoring-1-new');
    assert.match(author.read(made), /\nauthors:\n {2}- Example CERT\n/);
  });

  it('fills in placeholders with Tab, also after a completion or a nested snippet', async function () {
    this.timeout(120_000);
    const list = page.locator('.suggest-widget.visible');
    const choose = async (word: string, line: string): Promise<void> => {
      await chooseRow(page, list, word);
      await page.keyboard.press('Enter');
      await lineReads(page, line);
    };
    await page.keyboard.type('A first sentence', { delay: keyMilliseconds });
    await author.nextStop();
    // VS Code selects the next placeholder after a choice.
    await choose('high', 'severity: high');
    await choose('moderate', 'confidence: moderate');
    await choose('GREEN', 'tlp: GREEN');
    await page.keyboard.type('Example CERT', { delay: keyMilliseconds });
    await author.nextStop();
    await page.keyboard.type('https://example.com/parcels', { delay: keyMilliseconds });
    await lineReads(page, '    url: https://example.com/parcels');
    await author.nextStop();
    // The completion of a key inserts a nested snippet.
    await page.keyboard.type('name', { delay: keyMilliseconds });
    await choose('name', '  - name:');
    await page.keyboard.type('Star Bliz', { delay: keyMilliseconds });
    await choose('Star Blizzard', '  - name: Star Blizzard');
    await author.nextStop();
    await page.keyboard.type('Nobody waits for a parcel.', { delay: keyMilliseconds });
    await lineReads(page, '  - Nobody waits for a parcel.');
    await takePicture(page, 'authoring-1-placeholders');
  });

  it('pastes the indicators and the mapping of a report as rows, and its prose as a block of text', async function () {
    this.timeout(120_000);
    await author.newSection('indicators:');
    await author.paste(iocs);
    await previewOf(page).getByText('185[.]220[.]101[.]4').first().waitFor();
    // The cursor is after the pasted text.
    await page.keyboard.type(' # last');
    await author.savedWith(made, /5f4dcc3b[0-9a-f]{56} # last$/);
    await takePicture(page, 'authoring-2-indicators');
    await selectLine(page, author.lineOf('mitre_attack', made) + 1);
    await author.paste(mapping);
    await author.savedWith(made, /T1078/);
    await selectLine(page, author.lineOf('summary', made) + 1);
    await author.paste(prose);
    await author.savedWith(made, /Staff of branches/);
    const text = author.read(made);
    assert.match(
      text,
      /\nindicators:\n {2}- type: ipv4\n {4}value: 185\[\.\]220\[\.\]101\[\.\]4\n {2}- type: domain\n/,
    );
    assert.match(text, /\n {2}- type: sha256\n {4}value: 5f4dcc3b[0-9a-f]{56} # last$/);
    assert.match(
      text,
      /\nmitre_attack:\n {2}- 'T1566\.002 - Phishing: Spearphishing Link'\n {2}- T1078 - Valid Accounts\n/,
    );
    assert.match(
      text,
      /\nsummary: \|\n {2}Mail names a parcel and leads to a sign-in page that steals credentials\.\n\n {2}- Banks in two regions\n {2}- Staff of branches\n/,
    );
    await previewOf(page).getByText('185[.]220[.]101[.]4').first().waitFor();
    await takePicture(page, 'authoring-3-pasted');
  });

  it('applies all safe fixes with one command', async () => {
    await selectLine(page, author.lineOf('tlp', made));
    await page.keyboard.type('tlp: WHITE');
    await page.keyboard.press('Escape');
    await editorOf(page).locator('.squiggly-warning').first().waitFor();
    await runCommand(page, 'Fix All');
    await lineReads(page, 'tlp: CLEAR');
    await author.savedWith(made, /\ntlp: CLEAR\n/);
    await previewOf(page).getByText('TLP:CLEAR').first().waitFor();
  });

  it('renames the file and saves it under another name, and the preview follows', async function () {
    this.timeout(120_000);
    await page.locator('.explorer-folders-view .monaco-list-row', { hasText: made }).click();
    await page.keyboard.press('F2');
    const box = page.locator('.explorer-folders-view input');
    await box.fill(renamed);
    await page.keyboard.press('Enter');
    await page.locator('.tab', { hasText: `Preview: ${renamed.replace('.advisory.yaml', '')}` }).waitFor();
    // VS Code replaces the editor of a renamed file; saving the old one would fail.
    await until('only tabs with the new name', async () =>
      (await author.tabs()).every((tab) => !tab.includes(made.replace('.advisory.yaml', ''))),
    );
    await editorOf(page).click();
    await page.locator('.tabs-container .tab.active', { hasText: renamed }).first().waitFor();
    await runCommand(page, 'File: Save As...');
    await author.answer(path.join(author.folder, copy));
    await page.locator('.tab', { hasText: `Preview: ${copy.replace('.advisory.yaml', '')}` }).waitFor();
    await selectLine(page, author.lineOf('title', copy));
    await page.keyboard.type('title: Customs lures');
    await previewOf(page).locator('h1', { hasText: 'Customs lures' }).waitFor();
    await author.savedWith(copy, /^title: Customs lures$/m);
    assert.deepEqual(await author.tabs(), [
      copy.replace('.yaml', ''),
      `Preview: ${copy.replace('.advisory.yaml', '')}`,
    ]);
    assert.deepEqual(fs.readdirSync(author.folder).sort(), [copy, renamed].sort());
    await takePicture(page, 'authoring-4-saved-as');
  });

  it('exports the advisory through the dialogs', async () => {
    await runCommand(page, 'Advisory: Export');
    const box = page.getByPlaceholder('Formats to export');
    await box.fill('STIX');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'STIX' }).first().click();
    await page.locator('.quick-input-widget', { hasText: '1 Selected' }).waitFor();
    await takePicture(page, 'authoring-5-formats');
    await page.keyboard.press('Enter');
    await box.waitFor({ state: 'hidden' });
    await author.answer(path.join(author.folder, 'out.stix.json'));
    await until('the exported file', () => fs.existsSync(path.join(author.folder, 'out.stix.json')));
    const bundle = JSON.parse(author.read('out.stix.json')) as {
      readonly objects: readonly { readonly type: string }[];
    };
    assert.equal(bundle.objects.filter(({ type }) => type === 'indicator').length, 4);
    await takePicture(page, 'authoring-6-exported');
    assert.equal(await page.locator('.notification-list-item .codicon-error').count(), 0);
  });
});
