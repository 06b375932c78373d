/** Up to where configuration files are looked for. */
import { existsSync } from 'node:fs';
import { dirname, join, parse } from 'node:path';

/** The first folder upward from `folder`, itself included, that holds a repository, else the root of the file system. A path of the system. */
export function findTop(folder: string): string {
  const { root } = parse(folder);
  for (let at = folder; ; at = dirname(at)) if (at === root || existsSync(join(at, '.git'))) return at;
}
