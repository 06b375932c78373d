/** Creates folders. */
import type { Stats } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Creates a folder and the folders above it, if they do not exist. Throws system errors. Node's `recursive` option is not used, because it
 * never returns if a folder reports `ENOENT` for new folders, as `/proc` does.
 */
export async function makeFolder(path: string): Promise<void> {
  const found = await statsOf(path);
  if (found?.isDirectory()) return;
  const parent = dirname(path);
  if (parent !== path && !(await statsOf(parent))) await makeFolder(parent);
  await mkdir(path).catch(async (error: unknown) => {
    // Another process may have created it.
    if (!(await statsOf(path))?.isDirectory()) throw error;
  });
}

/** Returns the stats of a file or folder, or undefined if it does not exist or cannot be accessed. */
export const statsOf = (path: string): Promise<Stats | undefined> => stat(path).catch(() => undefined);
