import { findChromium, findProgram } from '../../test/host/browser.ts';
import { aptGet } from './aptGet.ts';

/** The Debian packages that contain Chromium, in order of preference. */
const packages = ['chromium-headless-shell', 'chromium'];

/**
 * Finds Chromium or Chrome. If neither is found and the process is root on Debian or Ubuntu, prints a line and installs one.
 *
 * @returns the path of the program
 * @throws Error that names the missing program and a remedy, with apt-get's last lines if it failed
 */
export async function ensureBrowser(say: (line: string) => void = console.log): Promise<string> {
  const found = findChromium();
  if (found !== undefined) return found;
  const named = process.env['CHROMIUM'];
  if (named) throw new Error(`CHROMIUM names ${named}, which is not a program that can be run.`);
  const help = 'install one (Debian: apt-get install chromium-headless-shell) or name it in CHROMIUM.';
  if (process.getuid?.() !== 0 || findProgram('apt-get') === undefined) {
    throw new Error(`No Chromium or Chrome was found: ${help}`);
  }
  say(`Installing ${packages[0]} with apt-get, because no Chromium or Chrome was found …`);
  await aptGet(['update'], { say });
  let lastLines = '';
  for (const name of packages) {
    lastLines = (await aptGet(['install', '-y', '--no-install-recommends', name], { say })).lastLines;
    const installed = findChromium();
    if (installed !== undefined) return installed;
  }
  throw new Error(`apt-get could not install a Chromium: ${help} Its last lines:\n${lastLines}`);
}
