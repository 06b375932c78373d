/** `--exclude GLOB`: excludes files and folders, even if they are given as arguments. */
import type { Dirent } from 'node:fs';
import { basename, dirname, parse, resolve } from 'node:path';

import { escapePath, glob, type GlobOptions } from 'tinyglobby';

import { withoutTrailing } from '../../core/index.ts';

export interface Exclusion {
  /** Globs that match names at any depth. Matching folders are not even searched. */
  readonly names: readonly string[];
  /** Appended to messages about missing files, to mention that files may be excluded. Empty if there are no globs. */
  readonly besides: string;
  /** Returns those of the given absolute paths that are excluded. Throws if a glob is too long. */
  excluded(paths: readonly string[]): Promise<ReadonlySet<string>>;
}

/**
 * Parses globs relative to `cwd`. A glob without a slash matches a name at any depth. A glob that matches a folder excludes everything in
 * it.
 */
export function createExclusion(exclude: readonly string[], cwd: string): Exclusion {
  const patterns = exclude.map((given) => withoutTrailing(given.replaceAll('\\', '/').replace(/^\.\//, ''), /\//));
  const names = patterns.filter((pattern) => !pattern.includes('/')).map((name) => `**/${name}`);
  const base = escapePath(cwd.replaceAll('\\', '/')).replace(/\/$/, '');
  const others = patterns
    .filter((pattern) => pattern.includes('/'))
    .map((pattern) => (pattern.startsWith('/') ? pattern : `${base}/${pattern}`));
  return {
    names,
    besides: exclude.length === 0 ? '' : ' that is not excluded',
    async excluded(paths) {
      if (exclude.length === 0 || paths.length === 0) return new Set();
      const kept = await glob('**', {
        cwd: parse(cwd).root,
        absolute: true,
        dot: true,
        ignore: [...names, ...others],
        fs: treeOf(paths),
      });
      const remaining = new Set(kept.map((path) => resolve(path)));
      return new Set(paths.filter((path) => !remaining.has(resolve(path))));
    },
  };
}

/** Returns a virtual file system that contains only these files, so that a glob finds exactly those of them that match. */
function treeOf(paths: readonly string[]): NonNullable<GlobOptions['fs']> {
  const folders = new Map<string, Map<string, Dirent>>();
  const add = (path: string, isFile: boolean): void => {
    const folder = dirname(path);
    if (folder === path) return;
    const entries = folders.get(folder) ?? new Map<string, Dirent>();
    const isKnown = folders.has(folder);
    folders.set(folder, entries.set(basename(path), entryOf(basename(path), isFile)));
    if (!isKnown) add(folder, false);
  };
  for (const path of paths) add(resolve(path), true);
  return {
    readdir: (path: unknown, _options: unknown, done: (error: Error | null, entries: Dirent[]) => void): void =>
      done(null, [...(folders.get(resolve(String(path)))?.values() ?? [])]),
  } as NonNullable<GlobOptions['fs']>;
}

function entryOf(name: string, isFile: boolean): Dirent {
  const entry = { name, isFile: () => isFile, isDirectory: () => !isFile, isSymbolicLink: () => false };
  return entry as Dirent;
}
