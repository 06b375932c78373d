import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { parseArguments } from './arguments.ts';
import type { HostArguments } from './arguments.ts';
import { launchBrowser } from './browser.ts';
import { consoleLine, isWorkbenchLine } from './chatter.ts';
import { nodeRunner } from './runner.ts';
import { installPackage, startServer } from './server.ts';
import type { RunningServer } from './server.ts';
import { writeSettings } from './settings.ts';
import { serveWebExtensions } from './webExtension.ts';
import type { WebExtensionServer } from './webExtension.ts';
import { remoteUri, workbenchUrl } from './workbenchUrl.ts';
import type { Payload } from './workbenchUrl.ts';

/** Exit codes of the launcher in addition to those of the tests. */
export const exitCodes = {
  /** The launcher, the server or the browser failed, or the timeout was reached. */
  failed: 70,
  /** The extension host ended before the tests did, although VS Code reported success. */
  hostEnded: 71,
  /** The launcher was ended by a signal. */
  signalled: 130,
} as const;

interface Resources {
  server?: RunningServer;
  browser?: Browser;
  web?: WebExtensionServer;
}

type Log = (text: string) => void;

/**
 * Opens a VS Code window in a headless browser, with arguments like those of `code`, and waits until it closes.
 *
 * @param argv arguments without node and script @returns the exit code: that of the extension's tests, or one of `exitCodes`
 */
export async function launch(argv: readonly string[]): Promise<number> {
  const given = parseArguments(argv, process.env);
  const started = Date.now();
  const log: Log = (text) => {
    const seconds = ((Date.now() - started) / 1000).toFixed(2);
    if (given.verbose) process.stderr.write(`[${seconds}] ${text.trimEnd()}\n`);
  };
  const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'vscode-host-'));
  const resources: Resources = {};
  const cleanUp = async () => {
    await resources.browser?.close().catch(() => undefined);
    await resources.server?.stop();
    resources.web?.close();
    fs.rmSync(temporary, { recursive: true, force: true });
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => void cleanUp().finally(() => process.exit(exitCodes.signalled)));
  }
  try {
    return await openWindow(given, temporary, resources, log);
  } catch (error) {
    process.stderr.write(`vscode-host: ${error instanceof Error ? error.message : String(error)}\n`);
    return exitCodes.failed;
  } finally {
    await cleanUp();
    log('closed');
  }
}

async function openWindow(given: HostArguments, temporary: string, resources: Resources, log: Log): Promise<number> {
  const userDataDir = path.resolve(given.userDataDir ?? path.join(temporary, 'data'));
  const extensionsDir = path.resolve(given.extensionsDir ?? path.join(temporary, 'extensions'));
  fs.mkdirSync(extensionsDir, { recursive: true });
  writeSettings(userDataDir);
  if (given.installExtension) installPackage(given.installExtension, extensionsDir, userDataDir);

  // The server leaves sockets in the temporary folder, which is removed with ours.
  const env = { ...process.env, TMPDIR: temporary };
  const server = await startServer({ userDataDir, extensionsDir, env, log, extra: ['--enable-smoke-test-driver'] });
  resources.server = server;
  const tests = given.extensionTestsPath === undefined ? undefined : path.resolve(given.extensionTestsPath);
  const folders = given.extensionDevelopmentPaths.map((folder) => path.resolve(folder));
  const web = given.extensionDevelopmentKind === 'web' ? await serveWebExtensions(server, folders, tests) : undefined;
  if (web) resources.web = web;
  const endFile = path.join(temporary, 'ended');
  const payload = web ? [] : nodePayload(server, folders, tests, temporary, endFile);

  const browser = await launchBrowser();
  resources.browser = browser;
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  page.on('console', (message) => log(`page ${message.type()}: ${message.text().slice(0, 500)}`));
  page.on('pageerror', (error) => log(`page error: ${error.message}`));
  let webEnded = false;
  // Receives both the workbench's log and the extension host's console.
  await page.exposeFunction('codeAutomationLog', (type: string, values: unknown) => {
    const line = consoleLine(values);
    if (web && line === web.endSign) webEnded = true;
    else if (given.verbose || !isWorkbenchLine(line)) {
      (type === 'error' || type === 'warn' ? process.stderr : process.stdout).write(`${line}\n`);
    }
  });
  await web?.prepare(page);
  const { exit } = await watchExit(page, server, given.timeoutSeconds);
  const welcome: Payload = [
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ];
  const target = given.target === undefined ? undefined : path.resolve(given.target);
  await page.goto(workbenchUrl(web ?? server, target, [...payload, ...welcome]), { waitUntil: 'commit' });
  log('page open');
  const code = await exit.finally(async () => {
    if (given.screenshot) await page.screenshot({ path: given.screenshot }).catch(() => undefined);
  });
  log(`VS Code ended with ${code}`);
  const ended = web ? webEnded : fs.existsSync(endFile);
  if (code !== 0 || tests === undefined || ended) return code;
  process.stderr.write('vscode-host: the extension host ended before the tests did\n');
  return exitCodes.hostEnded;
}

/** Returns the payload that loads extensions and tests into the Node extension host; writes the file that runs the tests, if there are some. */
function nodePayload(
  server: RunningServer,
  folders: readonly string[],
  tests: string | undefined,
  temporary: string,
  endFile: string,
): Payload {
  const extensions = folders.map((folder) => ['extensionDevelopmentPath', remoteUri(server, folder)] as const);
  if (tests === undefined) return extensions;
  const runner = path.join(temporary, 'run.cjs');
  fs.writeFileSync(runner, nodeRunner(tests, endFile));
  return [...extensions, ['extensionTestsPath', remoteUri(server, runner)]];
}

/** Listens for the exit code that the window reports. `exit` rejects if the page crashes, the server ends or the timeout is reached first. */
async function watchExit(page: Page, server: RunningServer, seconds: number): Promise<{ exit: Promise<number> }> {
  let resolve: (code: number) => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  const exit = new Promise<number>((accept, refuse) => {
    resolve = accept;
    reject = refuse;
  });
  exit.catch(() => undefined); // The server may also end after nobody waits for the exit code any more.
  await page.exposeFunction('codeAutomationExit', (code: number) => resolve(code));
  page.on('crash', () => reject(new Error('the page crashed')));
  void server.ended.then((code) => reject(new Error(`the server ended with ${code}`)));
  setTimeout(() => reject(new Error(`the window was still open after ${seconds} seconds`)), seconds * 1000).unref();
  return { exit };
}
