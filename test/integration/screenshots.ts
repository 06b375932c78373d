/**
 * `npm run screenshots`: takes the screenshots for the README and writes them to media/screenshots. They show an example of the project in
 * the browser-hosted VS Code, so that they look like what users see.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../host/browser.ts';
import { editorOf, openByName, previewOf, selectLine, themes, wearTheme } from './window.ts';
import { projectRoot } from '../../scripts/machine/commands.ts';
import { openEditor } from '../../scripts/machine/editor.ts';
import { ensureBrowser } from '../../scripts/machine/browser.ts';
import { ensureHost } from '../../scripts/machine/host.ts';

const example = 'akira-ransomware.advisory.yaml';
const target = path.join(projectRoot, 'media', 'screenshots');

await ensureHost();
await ensureBrowser();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'advisory-pictures-'));
fs.cpSync(path.join(projectRoot, 'examples'), folder, { recursive: true });
fs.mkdirSync(target, { recursive: true });
const editor = await openEditor({
  folder,
  settings: { 'editor.minimap.enabled': false, 'workbench.colorTheme': themes.light.label, 'editor.fontSize': 13 },
});
const browser = await launchBrowser();
try {
  const page = await browser.newPage({ viewport: { width: 1480, height: 900 } });
  page.setDefaultTimeout(30_000);
  await page.goto(editor.address, { waitUntil: 'commit' });
  await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
  await openByName(page, example);
  await page.getByRole('button', { name: /^This advisory has/ }).waitFor();
  await completion(page);
  await preview(page);
} finally {
  await browser.close();
  await editor.close();
  fs.rmSync(folder, { recursive: true, force: true });
}

/** Takes a screenshot of the list of techniques while one is typed. */
async function completion(page: Page): Promise<void> {
  const lines = fs.readFileSync(path.join(folder, example), 'utf8').split('\n');
  await selectLine(page, lines.indexOf('mitre_attack:') + 1);
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('  - spear link', { delay: 60 });
  const list = page.locator('.suggest-widget.visible');
  await list.locator('.monaco-list-row', { hasText: 'T1566.002' }).first().waitFor();
  await picture(page, 'completion');
  await page.keyboard.press('Escape');
  for (let i = 0; i < 3; i++) await page.keyboard.press('Control+Z');
}

/** Takes screenshots of text and page side by side, in a light and a dark theme. */
async function preview(page: Page): Promise<void> {
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+K');
  await page.keyboard.press('V');
  await previewOf(page).locator('#report-title').waitFor();
  await page.keyboard.press('Control+B');
  await page.locator('.explorer-folders-view').waitFor({ state: 'hidden' });
  await editorOf(page).locator('.view-line').first().click();
  await picture(page, 'preview-light');
  await wearTheme(page, 'dark');
  await picture(page, 'preview-dark');
}

async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: path.join(target, `${name}.png`) });
  console.log(`media/screenshots/${name}.png`);
}
