/** `--exclude GLOB`: excludes files and folders, even if an argument names them. */
import type { Dirent } from 'node:fs';
import { basename, dirname, parse, resolve } from 'node:path';

import { escapePath, glob, type GlobOptions } from 'tinyglobby';

import { withoutTrailing } from '../../core/index.ts';

export interface Exclusion {
  /** Globs of names relative to any folder, so that excluded folders need not be searched. */
  readonly names: readonly string[];
  /** The end of a message about files that were not found, which mentions the exclusions. */
  readonly besides: string;
  /** Returns the excluded paths among absolute paths. Throws for a glob that is too long. */
  excluded(paths: readonly string[]): Promise<ReadonlySet<string>>;
}

/** Reads globs relative to `cwd`. A glob without a slash matches a name at any depth; a folder includes everything in it. */
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
      const left = new Set(kept.map((path) => resolve(path)));
      return new Set(paths.filter((path) => !left.has(resolve(path))));
    },
  };
}

/** A file system that contains only these files: the files that a glob finds in it are its matches. */
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
