/** Determines the topmost folder in which to search for configuration files. */
import { existsSync } from 'node:fs';
import { dirname, join, parse } from 'node:path';

/**
 * Returns the first folder, going upward from `folder`, that contains a repository; otherwise the root of the file system. Paths are in the
 * system's notation.
 */
export function findTop(folder: string): string {
  const { root } = parse(folder);
  for (let at = folder; ; at = dirname(at)) if (at === root || existsSync(join(at, '.git'))) return at;
}
