/** Determines the topmost folder in which to search for configuration files. */
import { existsSync } from 'node:fs';
import { dirname, join, parse } from 'node:path';

/**
 * Returns the first folder that contains a repository, searching upward from `folder`; if there is none, the root of the file system. Paths
 * have the platform's separator.
 */
export function findTop(folder: string): string {
  const { root } = parse(folder);
  for (let at = folder; ; at = dirname(at)) if (at === root || existsSync(join(at, '.git'))) return at;
}
