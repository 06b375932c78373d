/** Tests that need the published sources, which are not part of the project. */

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The folder of the sources, which may not exist. */
export const sharedDataFolder = fileURLToPath(new URL('../../../shared/data', import.meta.url));

/** Registers a test that needs the sources; if they are absent, it is listed as pending. */
export function sharedIt(name: string, run: () => void | Promise<void>): void {
  if (existsSync(sharedDataFolder)) it(name, run);
  else it(`${name} (needs shared data)`);
}
