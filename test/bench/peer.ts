/** The language server that ours is compared with. It has its own package folder, which only the benchmark installs. */
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { ensurePackages } from '../../scripts/machine/packages.ts';

const folder = join(import.meta.dirname, 'peer');

/** The absolute path of the package `yaml-language-server`, which exists once `ensurePeer` has resolved. */
export const peerPackage = join(folder, 'node_modules', 'yaml-language-server');

/**
 * Installs the packages of `test/bench/peer`, unless they match the current lockfile. Prints a line on standard error if it installs.
 *
 * @throws Error with a one-line message
 */
export async function ensurePeer(): Promise<void> {
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  const finish = () => 'yaml-language-server';
  await ensurePackages({ folder, title: 'The language server to compare with', size: 'some 20 MB', finish }, say);
}

/** Returns the exports of `yaml-language-server`. @throws Error if it is not installed */
export function loadPeer(): unknown {
  return createRequire(join(folder, 'package.json'))('yaml-language-server');
}
