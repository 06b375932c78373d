/** A window of VS Code with its own folder, for UI tests, and the actions of an author in it with keyboard and clipboard. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { openEditor } from '../../scripts/machine/editor.ts';
import { launchBrowser } from '../host/browser.ts';
import { until } from './until.ts';
import { editorOf, lineReads, takePicture, themes } from './window.ts';

export const keyMilliseconds = 40;

export interface AuthoringWindow {
  /** The folder that is open. */
  readonly folder: string;
  readonly page: Page;
  /** Returns the text of a file in the folder. */
  read(name: string): string;
  /** Pastes text at the cursor with a paste event, because a headless browser has no access to the system's clipboard. */
  paste(text: string): Promise<void>;
  /** Saves the active file repeatedly until the saved file `name` matches a pattern. */
  savedWith(name: string, pattern: RegExp): Promise<void>;
  /** Returns the 1-based number of the first line that begins with a key in a saved file. */
  lineOf(key: string, name: string): number;
  /** Begins a section at the end of the active file, and waits until the hyphen of its first row is inserted. */
  newSection(key: string): Promise<void>;
  /** Presses Tab until the cursor is on another line: the first press accepts a completion if a list of them is open. */
  nextStop(): Promise<void>;
  /** Waits for VS Code's own file dialog with a matching title, and answers it with a path. */
  answer(file: string, title?: string | RegExp): Promise<void>;
  /** Returns the names of the open tabs. */
  tabs(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Opens the window on an empty folder; `prepare` may write files into it first. Waits until the extension has started. */
export async function openAuthoringWindow(
  prepare: (folder: string) => void = () => undefined,
): Promise<AuthoringWindow> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'advisory-authoring-'));
  prepare(folder);
  const editor = await openEditor({
    folder,
    settings: {
      'editor.minimap.enabled': false,
      'workbench.colorTheme': themes.light.label,
      'files.simpleDialog.enable': true,
      // Each line of the file is one line in the window.
      '[advisory]': { 'editor.wordWrap': 'off' },
      'advisory.authors': ['Example CERT'],
    },
  });
  const browser = await launchBrowser();
  const page = await browser.newPage({ viewport: { width: 1400, height: 860 } });
  page.setDefaultTimeout(30_000);
  await page.goto(editor.address, { waitUntil: 'commit' });
  const read = (name: string): string => fs.readFileSync(path.join(folder, name), 'utf8');
  return {
    folder,
    page,
    read,
    paste: (text) =>
      page.evaluate((pasted) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', pasted);
        const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
        document.activeElement?.dispatchEvent(event);
      }, text),
    savedWith: (name, pattern) =>
      until(`${String(pattern)} in ${name}`, async () => {
        // Saves each time, because a paste may arrive after the previous save.
        await page.keyboard.press('Control+S');
        return fs.existsSync(path.join(folder, name)) && pattern.test(read(name));
      }).then(() => undefined),
    lineOf: (key, name) =>
      read(name)
        .split('\n')
        .findIndex((line) => line.startsWith(`${key}:`)) + 1,
    async newSection(key) {
      await editorOf(page).click();
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+End');
      await page.keyboard.type(key);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Enter');
      // Waits for the hyphen that the server inserts, because VS Code drops a paste during which the text changes.
      await lineReads(page, '  -');
    },
    nextStop: () => nextStop(page),
    answer: (file, title = /\S/) => answer(page, file, title),
    tabs: () => page.locator('.tabs-container .tab .label-name').allInnerTexts(),
    async close() {
      await browser.close();
      await editor.close();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Returns a hook that takes a picture after a failed test. */
export function pictureOfFailure(name: string, window: () => AuthoringWindow | undefined): Mocha.AsyncFunc {
  return async function () {
    const opened = window();
    if (opened && this.currentTest?.state === 'failed') await takePicture(opened.page, name);
  };
}

async function nextStop(page: Page): Promise<void> {
  const position = page.locator('[id="status.editor.selection"]');
  const [line = ''] = /Ln \d+/.exec(await position.innerText()) ?? [];
  const moved = position.filter({ hasNotText: `${line},` });
  for (let left = 5; left > 0; left -= 1) {
    await page.keyboard.press('Tab');
    const isMoved = await moved.waitFor({ timeout: left === 1 ? 20_000 : 4000 }).then(
      () => true,
      () => false,
    );
    if (isMoved) return;
  }
  throw new Error('Tab did not go to another line.');
}

async function answer(page: Page, file: string, text: string | RegExp): Promise<void> {
  const widget = page.locator('.quick-input-widget:not([style*="display: none"])');
  const box = widget.locator('input.input').last();
  const title = widget.locator('.quick-input-title:visible');
  const hasPath = async (): Promise<boolean> =>
    (await box.inputValue({ timeout: 1000 }).catch(() => '')).startsWith('/');
  await title.filter({ hasText: text }).first().waitFor();
  // A list of choices may have the same title, but only a file dialog fills in a path.
  await until(`a file dialog for ${file}`, hasPath);
  const asked = await title.filter({ hasText: text }).first().innerText();
  const isAsked = async (): Promise<boolean> => (await title.filter({ hasText: asked }).count()) > 0;
  // The dialog fills in its own path late, completes what is typed, and ignores Enter while it looks up a path.
  await until(`an end of the dialog for ${file}`, async () => {
    if (!(await isAsked())) return true;
    if ((await box.inputValue({ timeout: 1000 }).catch(() => file)) !== file) {
      await page.keyboard.press('Control+A');
      await page.keyboard.insertText(file);
      return false;
    }
    await page.keyboard.press('Enter');
    await title
      .filter({ hasText: asked })
      .waitFor({ state: 'hidden', timeout: 2000 })
      .catch(() => undefined);
    return !(await isAsked());
  });
}
