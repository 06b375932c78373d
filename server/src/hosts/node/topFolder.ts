/** Determines the topmost folder in which configuration files are searched. */
import { existsSync } from 'node:fs';
import { dirname, join, parse } from 'node:path';

/**
 * Returns the first folder from `folder` upward that contains a repository, or the root of the file system. Paths are in the system's
 * notation.
 */
export function findTop(folder: string): string {
  const { root } = parse(folder);
  for (let at = folder; ; at = dirname(at)) if (at === root || existsSync(join(at, '.git'))) return at;
}
