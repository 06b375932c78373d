/** The language server that ours is measured beside. It has a folder of packages of its own: only the benchmark installs it. */
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { ensurePackages } from '../../scripts/machine/packages.ts';

const folder = join(import.meta.dirname, 'peer');

/** Absolute path of the package `yaml-language-server`; it is there once `ensurePeer` has resolved. */
export const peerPackage = join(folder, 'node_modules', 'yaml-language-server');

/**
 * Installs the packages of `test/bench/peer`, unless what is there belongs to the current lockfile. Prints a line on
 * standard error when it has work to do.
 *
 * @throws Error with one line that says what is missing
 */
export async function ensurePeer(): Promise<void> {
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  const finish = () => 'yaml-language-server';
  await ensurePackages({ folder, title: 'The language server to compare with', size: 'some 20 MB', finish }, say);
}

/** The exports of `yaml-language-server`. @throws Error where it is not installed */
export function loadPeer(): unknown {
  return createRequire(join(folder, 'package.json'))('yaml-language-server');
}
