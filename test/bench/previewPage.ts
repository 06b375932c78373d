/**
 * `node --import tsx test/bench/previewPage.ts [indicators …]`: prints what an edit costs in the preview of an advisory with many indicators:
 * the time in the server for the whole page and for its changed parts, and the time in the page until it shows them.
 */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import { english } from '../../client/src/l10n.ts';
import type { ToPage } from '../../client/src/preview/messages.ts';
import { previewPage } from '../../client/src/preview/page.ts';
import { createPosting } from '../../client/src/preview/posting.ts';
import { nextReport, type ShownReport } from '../../client/src/preview/shownReport.ts';
import { createNodeEnvironment } from '../../server/src/hosts/node/environment.ts';
import { createLanguageService } from '../../server/src/service/languageService.ts';
import { launchBrowser } from '../host/browser.ts';
import { createAdvisory } from './documents.ts';
import { indicator } from './rows.ts';

const service = createLanguageService(createNodeEnvironment());
const root = new URL('../../', import.meta.url);

/** Returns an advisory of about 30 kB whose indicators are replaced by `count` others. */
function withIndicators(count: number): string {
  const rows = Array.from({ length: count }, (_one, index) => indicator(index + 1)).join('');
  return createAdvisory(30_000).replace(/\nindicators:\n(?: {2}.*\n)*/, () => `\nindicators:\n${rows}`);
}

/** The measured edits: the text that each one replaces, and its replacement. */
const edits: readonly (readonly [what: string, from: string, to: string])[] = [
  ['summary', 'Victims are', 'Victims were'],
  ['a line more at the top', '\nsummary', '\n\nsummary'],
  ['description of a row', 'Lure number 1001.', 'Lure number 1001, again.'],
  ['a row more', indicator(1000), indicator(1000) + indicator(99_999)],
  ['value of a domain', indicator(1005), indicator(1005).replace('login', 'logon')],
];

/** Returns the milliseconds of processor time that a function takes and, in brackets, those that elapse. */
function timed(run: () => void): string {
  const [cpu, clock] = [process.cpuUsage(), performance.now()];
  run();
  const { user, system } = process.cpuUsage(cpu);
  return `${Math.round((user + system) / 1000)} (${Math.round(performance.now() - clock)})`;
}

const host = `globalThis.acquireVsCodeApi = () => ({ postMessage() {}, setState() {} }); globalThis.blocked = 0;
new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) blocked = Math.max(blocked, duration); }).observe({ entryTypes: ['longtask'] });`;

async function openPage(page: Page): Promise<void> {
  const entry = fileURLToPath(new URL('client/webview/preview.ts', root));
  const style = fileURLToPath(new URL('client/webview/preview.css', root));
  const [script, css] = await Promise.all(
    [entry, style].map((file) => build({ entryPoints: [file], bundle: true, write: false, format: 'iife' })),
  );
  const serve = (path: string, contentType: string, body: string): Promise<void> =>
    page
      .route(`https://preview.example/${path}`, (route) => route.fulfill({ contentType, body }))
      .then(() => undefined);
  const at = 'https://preview.example';
  await serve('a.js', 'text/javascript', script?.outputFiles?.[0]?.text ?? '');
  await serve('a.css', 'text/css', css?.outputFiles?.[0]?.text ?? '');
  const parts = { cspSource: at, nonce: 'a', script: `${at}/a.js`, style: `${at}/a.css`, language: 'en' };
  await serve('', 'text/html', previewPage(english, parts));
  await page.addInitScript(host);
  await page.goto(`${at}/`);
}

/**
 * A function that sends messages as VS Code does, each in its own task. It resolves with the milliseconds until everything is shown and, in
 * brackets, the duration of the longest task over 50 ms.
 */
const showMessages = `async (messages) => {
  blocked = 0;
  const start = performance.now();
  for (const data of messages) {
    window.postMessage(data, '*');
    await new Promise((resolve) => setTimeout(resolve));
  }
  while (document.querySelector('tbody[data-part]:empty')) await new Promise((resolve) => setTimeout(resolve));
  const shown = performance.now() - start;
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50)));
  return Math.round(shown) + ' (' + Math.round(blocked) + ')';
}`;

const type = (text: string): string =>
  `{ const input = document.querySelector('.ta-tools input'); input.value = ${JSON.stringify(text)}; input.dispatchEvent(new Event('input')); }`;
const receive = (message: ToPage): string =>
  `window.dispatchEvent(new MessageEvent('message', { data: ${JSON.stringify(message)} }))`;

/** Actions of a reader in a long list, as statements that run in the page. */
const acts: readonly (readonly [what: string, act: string])[] = [
  ['Filter, one letter', type('o')],
  ['Filter, one row', type('lure number 1001')],
  ['Filter, none', type('no such row')],
  ['Filter, empty again', type('')],
  ['Scrolling to the last line', receive({ type: 'scrollTo', line: 1e6 })],
  ['Focusing the last line', receive({ type: 'reveal', line: 1e6 })],
  [
    'Copying all values',
    "for (const one of document.querySelectorAll('.ta-kind .ta-tools button:first-child')) one.click()",
  ],
];

const browser = await launchBrowser();
for (const count of process.argv
  .slice(2)
  .map(Number)
  .concat(process.argv.length > 2 ? [] : [2000, 13_500])) {
  const page = await browser.newPage({ viewport: { width: 900, height: 800 } });
  await openPage(page);
  let text = withIndicators(count);
  let document = service.parse(text);
  let report: ShownReport | undefined;
  const queue: ToPage[] = [];
  const posting = createPosting((message) => queue.push(message));
  console.log(
    `\n${count} indicators, ${Math.round(text.length / 1000)} kB. Server: ms of processor (clock). Page: ms until shown (longest task over 50 ms).`,
  );
  console.log(
    '| edit | whole: server | whole: kB | parts: server | parts: kB | parts: page |\n|---|---:|---:|---:|---:|---:|',
  );
  for (const [what, from, to] of [['first', '', ''] as const, ...edits]) {
    text = text.replace(from, () => to);
    document = service.parse(text, 'advisory', document);
    let [whole, sent] = [0, 0];
    const before = timed(() => (whole = service.render(document).html.length));
    const after = timed(() => {
      const result = { ...service.preview(document, undefined, undefined, report?.answer), version: 1 };
      sent = JSON.stringify(result).length;
      report = nextReport(english, report, result);
    });
    if (report) posting.update(report, undefined);
    const shown = await page.evaluate(`(${showMessages})(${JSON.stringify(queue.splice(0))})`);
    console.log(
      `| ${what} | ${before} | ${Math.round(whole / 1000)} | ${after} | ${Math.round(sent / 1000)} | ${String(shown)} |`,
    );
  }
  const opened = await page.evaluate(`(async () => {
    blocked = 0;
    for (const group of document.querySelectorAll('details')) { group.open = true; await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50))); }
    return Math.round(blocked);
  })()`);
  console.log(`Opening all groups: longest task over 50 ms: ${String(opened)} ms.`);
  for (const [what, act] of acts) {
    const longest = await page.evaluate(`(async () => {
      blocked = 0;
      ${act};
      do await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50)));
      while (document.querySelector('[aria-busy]'));
      return Math.round(blocked);
    })()`);
    console.log(`${what}: longest task over 50 ms: ${String(longest)} ms.`);
  }
  await page.close();
}
await browser.close();
