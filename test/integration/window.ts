import fs from 'node:fs';
import path from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { projectRoot } from '../../scripts/machine/commands.ts';

/** The folder for the screenshots that UI tests take. */
const pictures = path.join(projectRoot, 'test-results');

/** Returns the text editor shown in the first editor group that has one, whether or not it has the focus. */
export function editorOf(page: Page): Locator {
  return page.locator('.editor-group-container:not(.empty) .editor-instance .monaco-editor').first();
}

/** Returns the content of the preview: VS Code's frame contains another one with the extension's page. */
export function previewOf(page: Page): FrameLocator {
  return page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
}

/** Waits until an editor shows this line. */
export async function lineReads(page: Page, text: string): Promise<void> {
  await page.waitForFunction(
    (wanted) =>
      Array.from(document.querySelectorAll('.monaco-editor .view-line')).some(
        (line) => line.textContent?.replaceAll('\u00a0', ' ').trimEnd() === wanted,
      ),
    text,
  );
}

/**
 * Opens the menu of quick fixes at the cursor. A late completion list may cover it, and is closed first. Throws if the menu does not open.
 */
export async function openQuickFixes(page: Page): Promise<Locator> {
  const menu = page.locator('.action-widget');
  for (let left = 5; left > 0; left -= 1) {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+.');
    const timeout = left === 1 ? 20_000 : 4000;
    const row = menu.locator('.monaco-list-row').first();
    const isOpen = await row.waitFor({ timeout }).then(
      () => true,
      () => false,
    );
    if (isOpen) return menu;
  }
  throw new Error('The menu of quick fixes did not open.');
}

/** Opens a file in the workspace folder by its name, through quick open. */
export async function openByName(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+P');
  await pick(page, name, name);
  await page.locator('.tabs-container .tab.active', { hasText: name }).waitFor();
  await editorOf(page).locator('.view-line').first().waitFor();
}

/** Puts the cursor on a line, counted from 1 like in the editor, and selects its text. */
export async function selectLine(page: Page, line: number): Promise<void> {
  await page.keyboard.press('Control+G');
  const box = page.locator('.quick-input-widget:not([style*="display: none"]) input.input');
  await box.waitFor();
  await box.fill(`:${line}`);
  await page.keyboard.press('Enter');
  await box.waitFor({ state: 'hidden' });
  await page.keyboard.press('End');
  await page.keyboard.press('Shift+Home');
}

/** Moves the selection of a list down to the row with a text. Throws if there is none. */
export async function chooseRow(page: Page, list: Locator, text: string): Promise<void> {
  await list.locator('.monaco-list-row', { hasText: text }).first().waitFor();
  const rows = await list.locator('.monaco-list-row').count();
  for (let moved = 0; moved < rows; moved += 1) {
    if ((await list.locator('.monaco-list-row.focused', { hasText: text }).count()) > 0) return;
    await page.keyboard.press('ArrowDown');
  }
  await list.locator('.monaco-list-row.focused', { hasText: text }).waitFor();
}

/** Saves a screenshot of the window in `test-results`. */
export async function takePicture(page: Page, name: string): Promise<void> {
  fs.mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: path.join(pictures, `${name}.png`) });
}

/** Colour themes by their names in VS Code, with the CSS classes of the workbench and of webviews. */
export const themes = {
  light: { label: 'Light Modern', workbench: 'vs', webview: 'vscode-light' },
  dark: { label: 'Dark Modern', workbench: 'vs-dark', webview: 'vscode-dark' },
  highContrast: { label: 'Dark High Contrast', workbench: 'hc-black', webview: 'vscode-high-contrast' },
  highContrastLight: { label: 'Light High Contrast', workbench: 'hc-light', webview: 'vscode-high-contrast-light' },
} as const;

/** Selects a colour theme in the list of themes, and waits until window and preview show it. */
export async function wearTheme(page: Page, theme: keyof typeof themes): Promise<void> {
  const { label, workbench, webview } = themes[theme];
  await page.keyboard.press('Control+K');
  await page.keyboard.press('Control+T');
  await pick(page, label, label);
  await page.locator(`.monaco-workbench.${workbench}`).waitFor();
  await previewOf(page).locator(`body.${webview}`).waitFor();
}

/** Types into the quick input and accepts the first row, once it contains a text. */
async function pick(page: Page, filter: string, row: string): Promise<void> {
  const box = page.locator('.quick-input-widget:not([style*="display: none"]) input.input');
  await box.waitFor();
  await box.fill(filter);
  await page.locator('.quick-input-list .monaco-list-row[data-index="0"]', { hasText: row }).waitFor();
  await page.keyboard.press('Enter');
}

/**
 * Runs a command by its title, through the command palette. The palette is opened again if a busy window misses the key, or if another part
 * of the window takes the focus, which closes the palette.
 */
export async function runCommand(page: Page, title: string): Promise<void> {
  const box = page.locator('.quick-input-widget:not([style*="display: none"]) input.input');
  const row = page.locator('.quick-input-list .monaco-list-row[data-index="0"]', { hasText: title });
  for (let left = 5; left > 0; left -= 1) {
    const timeout = left === 1 ? 20_000 : 5000;
    await page.keyboard.press('F1');
    try {
      await box.fill(`>${title}`, { timeout });
      await row.waitFor({ timeout });
      break;
    } catch (error) {
      if (left === 1) throw error;
    }
  }
  await page.keyboard.press('Enter');
}
