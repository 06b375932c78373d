/** From an empty folder to an export, with the clipboard, as an author does it in the window of VS Code. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openEditor } from '../../scripts/machine/editor.ts';
import type { OpenEditor } from '../../scripts/machine/editor.ts';
import { launchBrowser } from '../host/browser.ts';
import { until } from './until.ts';
import { editorOf, lineReads, previewOf, runCommand, selectLine, takePicture, themes } from './window.ts';

const keyMilliseconds = 40;
const made = 'parcel-lures-against-banks.advisory.yaml';
const renamed = 'parcel-lures.advisory.yaml';
const copy = 'parcel-lures-copy.advisory.yaml';

const iocs = `185[.]220[.]101[.]4
parcel-hold[.]example[.]top
hxxps://parcel-hold[.]example[.]top/login
5f4dcc3b5aa765d61d8327deb882cf995f4dcc3b5aa765d61d8327deb882cf99
`;
const mapping = `T1566.002 – Phishing: Spearphishing Link
T1078 – Valid Accounts
`;

const prose = `Mail names a parcel and leads to a sign-in page that steals creden-
tials.

• Banks in two regions
• Staff of branches
`;

describe('an author, from a new advisory to its export', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'advisory-authoring-'));
  const read = (name: string): string => fs.readFileSync(path.join(folder, name), 'utf8');
  let editor: OpenEditor | undefined;
  let browser: Browser | undefined;
  let page: Page;

  before(async () => {
    editor = await openEditor({
      folder,
      settings: {
        'editor.minimap.enabled': false,
        'workbench.colorTheme': themes.light.label,
        'files.simpleDialog.enable': true,
        // A line of the file is a line of the window.
        '[advisory]': { 'editor.wordWrap': 'off' },
        'advisory.authors': ['Example CERT'],
      },
    });
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: { width: 1400, height: 860 } });
    page.setDefaultTimeout(30_000);
    await page.goto(editor.address, { waitUntil: 'commit' });
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await takePicture(page, 'authoring-failed');
  });

  after(async () => {
    await browser?.close();
    await editor?.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  /** Pastes a text at the cursor, with the event that a browser sends: a headless one has no clipboard of the system. */
  async function paste(text: string): Promise<void> {
    await page.evaluate((pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(event);
    }, text);
  }

  /** Saves the active file and waits until it contains a text. */
  async function savedWith(name: string, pattern: RegExp): Promise<void> {
    await until(`${String(pattern)} in ${name}`, async () => {
      // A paste may arrive after a save.
      await page.keyboard.press('Control+S');
      return fs.existsSync(path.join(folder, name)) && pattern.test(read(name));
    });
  }

  it('answers three questions, and gets a file next to its preview', async function () {
    this.timeout(120_000);
    // The extension's commands are known once its views are.
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
      .locator('.quick-input-list .monaco-list-row', { hasText: path.basename(folder) })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.tab', { hasText: made }).first().waitFor();
    await previewOf(page).locator('h1', { hasText: 'Parcel lures against banks' }).waitFor();
    await takePicture(page, 'authoring-1-new');
    assert.match(read(made), /\nauthors:\n {2}- Example CERT\n/);
  });

  it('pastes the indicators and the mapping of a report as rows, and its prose as a block of text', async function () {
    this.timeout(120_000);
    await editorOf(page).click();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+End');
    await page.keyboard.type('indicators:');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    // The server begins the first row; VS Code drops a paste during which the text changes.
    await lineReads(page, '  -');
    await paste(iocs);
    await previewOf(page).getByText('185[.]220[.]101[.]4').first().waitFor();
    // The cursor is behind what was pasted.
    await page.keyboard.type(' # last');
    await savedWith(made, /5f4dcc3b[0-9a-f]{56} # last$/);
    await takePicture(page, 'authoring-2-indicators');
    await selectLine(page, lineOf('mitre_attack') + 1);
    await paste(mapping);
    await savedWith(made, /T1078/);
    await selectLine(page, lineOf('summary') + 1);
    await paste(prose);
    await savedWith(made, /Staff of branches/);
    const text = read(made);
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
    await selectLine(page, lineOf('tlp'));
    await page.keyboard.type('tlp: WHITE');
    await page.keyboard.press('Escape');
    await editorOf(page).locator('.squiggly-warning').first().waitFor();
    await runCommand(page, 'Fix All');
    await lineReads(page, 'tlp: CLEAR');
    await savedWith(made, /\ntlp: CLEAR\n/);
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
    await editorOf(page).click();
    await runCommand(page, 'File: Save As...');
    await answer(path.join(folder, copy));
    await page.locator('.tab', { hasText: `Preview: ${copy.replace('.advisory.yaml', '')}` }).waitFor();
    await selectLine(page, lineOf('title', copy));
    await page.keyboard.type('title: Customs lures');
    await previewOf(page).locator('h1', { hasText: 'Customs lures' }).waitFor();
    await savedWith(copy, /^title: Customs lures$/m);
    assert.deepEqual(await tabs(), [copy.replace('.yaml', ''), `Preview: ${copy.replace('.advisory.yaml', '')}`]);
    assert.deepEqual(fs.readdirSync(folder).sort(), [copy, renamed].sort());
    await takePicture(page, 'authoring-4-saved-as');
  });

  it('exports the advisory through the dialogs', async () => {
    await runCommand(page, 'Advisory: Export');
    const box = page.locator('.quick-input-widget:not([style*="display: none"]) input.input').last();
    await box.fill('STIX');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'STIX' }).first().click();
    await takePicture(page, 'authoring-5-formats');
    await page.keyboard.press('Enter');
    await answer(path.join(folder, 'out.stix.json'));
    await until('the exported file', () => fs.existsSync(path.join(folder, 'out.stix.json')));
    const bundle = JSON.parse(read('out.stix.json')) as { readonly objects: readonly { readonly type: string }[] };
    assert.equal(bundle.objects.filter(({ type }) => type === 'indicator').length, 4);
    await takePicture(page, 'authoring-6-exported');
    assert.equal(await page.locator('.notification-list-item .codicon-error').count(), 0);
  });

  /** Returns the number of the line of a file that begins with a key, counted from 1. */
  function lineOf(key: string, name = made): number {
    return (
      read(name)
        .split('\n')
        .findIndex((line) => line.startsWith(`${key}:`)) + 1
    );
  }

  /** Answers VS Code's own file dialog with a path. */
  async function answer(file: string): Promise<void> {
    const box = page.locator('.quick-input-widget:not([style*="display: none"]) input.input').last();
    await page.locator('.quick-input-widget .quick-input-title', { hasText: /\S/ }).first().waitFor();
    await box.waitFor();
    await page.keyboard.press('Control+A');
    // Key by key: the dialog looks up each state of the path, and Enter takes the last one that it has seen.
    await page.keyboard.type(file, { delay: keyMilliseconds });
    await page.keyboard.press('Enter');
  }

  /** Returns the names of the open tabs. */
  async function tabs(): Promise<readonly string[]> {
    return page.locator('.tabs-container .tab .label-name').allInnerTexts();
  }
});
