/** Removes files that no state refers to, and files from interrupted updates. */
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Installed } from './state.ts';

/** The minimum age in milliseconds of files that are removed. Newer files may belong to an update that is running. */
const graceTime = 60 * 60 * 1000;

const ours = /^(?:attack|descriptions|actors)-[\w.-]+\.json$|^\..+\.tmp$|^download-[\w-]+\.part$/;

/** Returns the name under which a download is stored until it has been validated. */
export function partName(unique: string): string {
  return `download-${unique}.part`;
}

/** Removes the old files of the store that no state refers to. A file that cannot be removed remains, which does no harm. */
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
