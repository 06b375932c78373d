/** `--exclude GLOB`: files and folders that are left out, however they are named otherwise. */
import type { Dirent } from 'node:fs';
import { basename, dirname } from 'node:path';

import { escapePath, glob, type GlobOptions } from 'tinyglobby';

export interface Exclusion {
  /** Absolute globs, to be ignored while files are searched. */
  readonly globs: readonly string[];
  /** The end of a sentence about files that were not found. */
  readonly besides: string;
  /** Whether a file, by its absolute path, is left out. Throws for a glob that is too long. */
  excludes(file: string): Promise<boolean>;
}

/** Reads globs that are relative to `cwd`. One without a slash is a name at any depth; a folder stands for all in it. */
export function createExclusion(exclude: readonly string[], cwd: string): Exclusion {
  const base = escapePath(cwd.replaceAll('\\', '/')).replace(/\/$/, '');
  const globs = exclude.map((given) => {
    const pattern = given.replace(/^\.\//, '').replace(/\/+$/, '');
    if (pattern.startsWith('/')) return pattern;
    return `${base}/${pattern.includes('/') ? pattern : `**/${pattern}`}`;
  });
  return {
    globs,
    besides: globs.length === 0 ? '' : ' that is not excluded',
    async excludes(file) {
      if (globs.length === 0) return false;
      const name = basename(file);
      const found = await glob(escapePath(name), {
        cwd: dirname(file),
        ignore: globs,
        dot: true,
        expandDirectories: true,
        fs: { readdir: listOnly(name) } as NonNullable<GlobOptions['fs']>,
      });
      return found.length === 0;
    },
  };
}

/** A folder that holds nothing but one file. */
function listOnly(name: string) {
  const entry = { name, isFile: () => true, isDirectory: () => false, isSymbolicLink: () => false };
  return (_path: unknown, _options: unknown, done: (error: Error | null, entries: Dirent[]) => void): void =>
    done(null, [entry as Dirent]);
}
