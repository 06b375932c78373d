/** Removes files that no state refers to, and files of interrupted updates. */
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Installed } from './state.ts';

/** Newer files may belong to another running update, so they are kept; in milliseconds. */
const graceTime = 60 * 60 * 1000;

const ours = /^(?:attack|descriptions|actors)-[\w.-]+\.json$|^\..+\.tmp$|^download-[\w-]+\.part$/;

/** Returns the name of a downloaded file before it is validated. */
export function partName(unique: string): string {
  return `download-${unique}.part`;
}

/** Removes unreferenced files from a folder. A file that cannot be removed is kept, which is harmless. */
export async function removeUnnamed(folder: string, states: readonly Installed[]): Promise<void> {
  const named = new Set(states.flatMap(({ attack, actors }) => [attack?.data, attack?.descriptions, actors?.data]));
  for (const name of await readdir(folder).catch(() => [])) {
    if (!ours.test(name) || named.has(name)) continue;
    const path = join(folder, name);
    const changed = await stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => Infinity,
    );
    if (changed < Date.now() - graceTime) await rm(path, { force: true }).catch(() => undefined);
  }
}
