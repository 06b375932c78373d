/** Finds an installed Chromium, Chrome or Edge to print pages as PDF. */
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

/**
 * Program names to search for on the PATH, best first. Debian's headless shell starts faster than the others. Edge is also based on
 * Chromium.
 */
const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
];

/** Paths of browsers on macOS. */
const macPrograms = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

/** Paths relative to the folders for programs on Windows. */
const windowsPrograms = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
];

export interface System {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
}

/**
 * Returns the path of a browser: the one in the environment variable `CHROMIUM` if it is set, or else the first one found. Returns
 * undefined if no browser is found, or if `CHROMIUM` is not an executable file.
 */
export function findBrowser({ env, platform }: System): string | undefined {
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(delimiter).filter((folder) => isAbsolute(folder));
  const ending = platform === 'win32' ? '.exe' : '';
  const onPath = (name: string): string | undefined =>
    folders.map((folder) => join(folder, name + ending)).find(isProgram);
  const named = env['CHROMIUM'];
  if (named) return isAbsolute(named) ? (isProgram(named) ? named : undefined) : onPath(named);
  const found = names.map(onPath).find((path) => path !== undefined);
  if (found !== undefined || platform === 'linux') return found;
  if (platform === 'darwin') return macPrograms.find(isProgram);
  if (platform !== 'win32') return undefined;
  const roots = [env['ProgramFiles'], env['ProgramFiles(x86)'], env['LocalAppData'] ?? env['LOCALAPPDATA']];
  return roots
    .filter((root) => root !== undefined && isAbsolute(root))
    .flatMap((root) => windowsPrograms.map((path) => join(root ?? '', ...path)))
    .find(isProgram);
}

/** Whether a path is an executable file. */
function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
