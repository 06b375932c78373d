import fs from 'node:fs';
import path from 'node:path';
import { findProgram } from '../../test/host/browser.ts';
import { hostSupported } from './host.ts';

/**
 * A VS Code with windows of its own for `npm start`: the one that `VSCODE_PATH` names, else an installed one where there
 * is a screen to show it on.
 *
 * @returns the program's path; undefined when there is none
 * @throws Error when `VSCODE_PATH` names a file that does not exist
 */
export function findDesktop(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const named = namedDesktop(env);
  if (named !== undefined) return named;
  return hasScreen(env) ? installedPlaces(env).find((file) => fs.existsSync(file)) : undefined;
}

/** The VS Code that tests run in; `download` leaves the choice of the version to `@vscode/test-electron`. */
export type TestEditor =
  { readonly kind: 'desktop'; readonly path: string } | { readonly kind: 'download' } | { readonly kind: 'browser' };

/**
 * Which VS Code tests run in: the one that `VSCODE_PATH` names; else a download when `ADVISORY_VSCODE_DOWNLOAD` is `1`,
 * or where the browser-hosted one does not exist; else the browser-hosted one. A download is never tried otherwise, as
 * a machine without a way to it would wait for nothing.
 *
 * @throws Error when `VSCODE_PATH` names a file that does not exist
 */
export function chooseTestEditor(env: NodeJS.ProcessEnv = process.env): TestEditor {
  const named = namedDesktop(env);
  if (named !== undefined) return { kind: 'desktop', path: named };
  return env['ADVISORY_VSCODE_DOWNLOAD'] === '1' || !hostSupported ? { kind: 'download' } : { kind: 'browser' };
}

/** Whether windows can be shown: always but on a Linux without a display. */
export function hasScreen(env: NodeJS.ProcessEnv = process.env): boolean {
  return process.platform !== 'linux' || Boolean(env['DISPLAY'] ?? env['WAYLAND_DISPLAY']);
}

function namedDesktop(env: NodeJS.ProcessEnv): string | undefined {
  const named = env['VSCODE_PATH'];
  if (!named) return undefined;
  if (!fs.existsSync(named)) throw new Error(`VSCODE_PATH names ${named}, which does not exist.`);
  return path.resolve(named);
}

function installedPlaces(env: NodeJS.ProcessEnv): readonly string[] {
  if (process.platform === 'darwin') {
    const program = 'Visual Studio Code.app/Contents/MacOS/Electron';
    return ['/Applications', path.join(env['HOME'] ?? '', 'Applications')].map((folder) => path.join(folder, program));
  }
  if (process.platform === 'win32') {
    const folders = [path.join(env['LOCALAPPDATA'] ?? '', 'Programs'), env['ProgramFiles'] ?? ''];
    return folders.map((folder) => path.join(folder, 'Microsoft VS Code/Code.exe'));
  }
  const program = findProgram('code', env);
  return program === undefined ? [] : [program];
}
