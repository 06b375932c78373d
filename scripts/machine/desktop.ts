import fs from 'node:fs';
import path from 'node:path';
import { findProgram } from '../../test/host/browser.ts';
import { hostSupported } from './host.ts';

/**
 * Finds a desktop VS Code for `npm start`: the one in `VSCODE_PATH`, or an installed one if there is a display.
 *
 * @returns the path of the program; undefined if there is none
 * @throws Error if `VSCODE_PATH` names a file that does not exist
 */
export function findDesktop(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const named = namedDesktop(env);
  if (named !== undefined) return named;
  return hasScreen(env) ? installedLocations(env).find((file) => fs.existsSync(file)) : undefined;
}

/** The VS Code in which tests run. For `download`, `@vscode/test-electron` chooses the version. */
export type TestEditor =
  { readonly kind: 'desktop'; readonly path: string } | { readonly kind: 'download' } | { readonly kind: 'browser' };

/**
 * Chooses the VS Code in which tests run: the one in `VSCODE_PATH`; otherwise a download if `ADVISORY_VSCODE_DOWNLOAD` is `1` or this
 * system has no browser-hosted VS Code; otherwise the browser-hosted one. Downloading is not the default, because it would time out on a
 * machine without network access.
 *
 * @throws Error if `VSCODE_PATH` names a file that does not exist
 */
export function chooseTestEditor(env: NodeJS.ProcessEnv = process.env): TestEditor {
  const named = namedDesktop(env);
  if (named !== undefined) return { kind: 'desktop', path: named };
  return env['ADVISORY_VSCODE_DOWNLOAD'] === '1' || !hostSupported ? { kind: 'download' } : { kind: 'browser' };
}

/** Whether windows can be displayed: always, except on Linux without a display. */
export function hasScreen(env: NodeJS.ProcessEnv = process.env): boolean {
  return process.platform !== 'linux' || Boolean(env['DISPLAY'] ?? env['WAYLAND_DISPLAY']);
}

function namedDesktop(env: NodeJS.ProcessEnv): string | undefined {
  const named = env['VSCODE_PATH'];
  if (!named) return undefined;
  if (!fs.existsSync(named)) throw new Error(`VSCODE_PATH names ${named}, which does not exist.`);
  return path.resolve(named);
}

function installedLocations(env: NodeJS.ProcessEnv): readonly string[] {
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
