import { findChromium, findProgram } from '../../test/host/browser.ts';
import { runCommand } from './commands.ts';

/** Debian's packages, best first. */
const packages = ['chromium-headless-shell', 'chromium'];

/**
 * Finds a Chromium or Chrome; on a Debian or Ubuntu where we are root, installs one that is missing. Prints a line when
 * it has work to do.
 *
 * @returns the program's path
 * @throws Error with one line that says what is missing and what to do
 */
export async function ensureBrowser(say: (line: string) => void = console.log): Promise<string> {
  const found = findChromium();
  if (found !== undefined) return found;
  const named = process.env['CHROMIUM'];
  if (named) throw new Error(`CHROMIUM names ${named}, which is no program that can be run.`);
  const help = 'install one (Debian: apt-get install chromium-headless-shell) or name it in CHROMIUM.';
  if (process.getuid?.() !== 0 || findProgram('apt-get') === undefined) {
    throw new Error(`No Chromium or Chrome was found: ${help}`);
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  say(`Installing ${packages[0]} with apt-get, as no Chromium or Chrome was found …`);
  await runCommand('apt-get', ['update'], { env, quiet: true });
  for (const name of packages) {
    await runCommand('apt-get', ['install', '-y', '--no-install-recommends', name], { env, quiet: true });
    const installed = findChromium();
    if (installed !== undefined) return installed;
  }
  throw new Error(`apt-get could not install a Chromium: ${help}`);
}
