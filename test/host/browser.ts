import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

/** Program names of Chromium and Chrome, in order of preference: Debian's headless shell starts faster and restricts webviews less. */
const programs = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
];

const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--disable-features=OptimizationHints,Translate,MediaRouter',
];

/** Returns the full path of a program on the PATH of `env`; undefined if there is none. */
export function findProgram(name: string, env: NodeJS.ProcessEnv = process.env): string | undefined {
  const folders = (env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => path.join(folder, name)).find(isProgram);
}

/** Whether a file exists and may be executed. */
export function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Returns the full path of the Chromium in `CHROMIUM`, or if that is not set, of the first known program on the PATH; undefined if not found. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const named = env['CHROMIUM'];
  if (named) return path.isAbsolute(named) && isProgram(named) ? named : findProgram(named, env);
  return programs.map((name) => findProgram(name, env)).find((found) => found !== undefined);
}

/** Starts a headless Chromium. Throws if there is none. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('no Chromium was found: install one, or name it in CHROMIUM');
  return chromium.launch({ executablePath, args: chromiumArguments });
}
