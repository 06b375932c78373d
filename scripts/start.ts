/**
 * `npm start`: opens VS Code on a copy of `examples/` with the extension loaded, and with one example next to its preview. Uses the desktop
 * VS Code in `VSCODE_PATH` or an installed one, and otherwise a VS Code in a browser.
 *
 * npm start -- [--port N] [--no-open] [--check]
 *
 * `--check` starts the browser-hosted VS Code, waits until its page responds, prints the address and exits.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { findProgram } from '../test/host/browser.ts';
import { projectRoot, runCommand, runNpm } from './machine/commands.ts';
import { findDesktop, hasScreen } from './machine/desktop.ts';
import { openEditor } from './machine/editor.ts';
import type { OpenEditor } from './machine/editor.ts';
import { copyFolder } from './machine/examplesCopy.ts';
import { ensureHost } from './machine/host.ts';

const defaultPort = 3000;
const examples = path.join(projectRoot, 'examples');
/** The extension that opens an example. */
const firstLook = path.join(projectRoot, 'scripts/machine/firstLook');

async function start(): Promise<number> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: String(defaultPort) },
      'no-open': { type: 'boolean', default: false },
      check: { type: 'boolean', default: false },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65535) throw new Error(`--port ${values.port}: not a port number.`);

  const build = await runNpm(['run', '--silent', 'build']);
  if (build.code !== 0) return build.code;
  const desktop = values.check ? undefined : findDesktop();
  if (desktop === undefined) await ensureHost();
  const { folder, removeUnchanged } = copyFolder(examples);
  try {
    if (desktop !== undefined) return await openDesktop(desktop, folder);
    const editor = await openEditor({ folder, port, moreExtensions: [firstLook] });
    console.log(`Threat Advisory is open at ${editor.address}`);
    if (values.check) return await checkPage(editor);
    console.log(`It shows a copy of the examples in ${folder}`);
    console.log('Press Ctrl+C to stop it.');
    if (!values['no-open']) openBrowser(editor.address);
    return await waitForEnd(editor);
  } finally {
    if (removeUnchanged()) console.log(`Your changes are kept in ${folder}`);
  }
}

/** Opens a desktop VS Code with the user's own profile, and waits for the program to exit. */
async function openDesktop(program: string, folder: string): Promise<number> {
  console.log(`Threat Advisory opens in ${program}, on a copy of the examples in ${folder}`);
  const extensions = [projectRoot, firstLook].map((extension) => `--extensionDevelopmentPath=${extension}`);
  return (await runCommand(program, [folder, '--wait', ...extensions])).code;
}

/** Requests the workbench page, and stops the editor. Returns the exit code: 0 if the page loads, otherwise 1. */
async function checkPage(editor: OpenEditor): Promise<number> {
  try {
    const response = await fetch(editor.address, { redirect: 'manual' });
    const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
    const target = new URL(response.headers.get('location') ?? editor.address, editor.address);
    const page = response.status === 200 ? response : await fetch(target, { headers: { cookie } });
    const arrived = page.status === 200 && (await page.text()).includes('vscode-workbench-web-configuration');
    console.log(arrived ? 'The workbench is ready.' : `The workbench page did not load: status ${page.status}.`);
    return arrived ? 0 : 1;
  } finally {
    await editor.close();
  }
}

/** Opens an address in the user's browser, if there is one. */
function openBrowser(address: string): void {
  const opener = { darwin: 'open', linux: 'xdg-open' }[process.platform as string];
  if (opener === undefined || !hasScreen() || findProgram(opener) === undefined) return;
  const child = spawn(opener, [address], { stdio: 'ignore', detached: true });
  child.once('error', () => undefined); // The address is printed on the terminal.
  child.unref();
}

/** Waits for Ctrl+C or another signal to stop, and returns the exit code: 0, or 1 if the server exits first. */
async function waitForEnd(editor: OpenEditor): Promise<number> {
  const signalled = new Promise<undefined>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve(undefined));
  });
  const end = await Promise.race([signalled, editor.ended]);
  await editor.close();
  if (end === undefined) return 0;
  console.error(`VS Code's server stopped unexpectedly: ${end}`);
  return 1;
}

try {
  process.exitCode = await start();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
