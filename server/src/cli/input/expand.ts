/** Expands a command's arguments to files. */
import { realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve } from 'node:path';

import { isDynamicPattern } from 'tinyglobby';

import { CommandError } from '../io.ts';
import { listFiles, type Listing } from '../../hosts/node/listing.ts';
import { createExclusion, type Exclusion } from './exclude.ts';
import { systemReason } from '../../hosts/node/systemReason.ts';

/** A file or standard input, which a command reads. */
export interface Target {
  /** The path as given by the user, or found below a given folder; `-` is standard input. */
  readonly path: string;
  /** The absolute path, or undefined for standard input. */
  readonly file: string | undefined;
  /**
   * The path relative to the folder given by the user, so that output can mirror the folder structure. Without such a folder, the base
   * name.
   */
  readonly below: string;
  /** Whether the file was found below a folder given by the user. */
  readonly isInFolder?: boolean;
}

/** A path that could not be found or searched, as given by the user, and a message that follows it. */
export interface TargetFailure {
  readonly path: string;
  readonly message: string;
}

export interface Expansion {
  readonly targets: readonly Target[];
  readonly failures: readonly TargetFailure[];
}

const advisoryFiles = ['**/*.advisory.yaml', '**/*.advisory.yml'];

/**
 * Returns the files in and below a folder that a configuration lists as advisories, as absolute paths. `ignore` contains globs of excluded
 * files, each beginning with `**` and a slash.
 */
export type FurtherAdvisories = (folder: string, ignore: readonly string[]) => Promise<Listing>;

export interface ExpandOptions {
  readonly further?: FurtherAdvisories;
  /** Globs of excluded files. */
  readonly exclude?: readonly string[];
}

const noFurther: FurtherAdvisories = () => Promise.resolve({ paths: [], unread: [] });

/**
 * Expands files, folders and globs relative to `cwd`. Each file is returned once. The files from a folder or glob are sorted. Throws
 * `CommandError` if `further` does, e.g. because a configuration file is invalid.
 */
export async function expandTargets(
  args: readonly string[],
  cwd: string,
  { further = noFurther, exclude = [] }: ExpandOptions = {},
): Promise<Expansion> {
  const world: World = { cwd, further, exclusion: createExclusion(exclude, cwd) };
  const targets = new Map<string, Target>();
  const failures = new Map<string, TargetFailure>();
  for (const arg of args) {
    const found = await expandOne(arg, world).catch((error: unknown) => {
      if (error instanceof CommandError) throw error;
      return failed(arg, `could not be searched: ${systemReason(error)}`);
    });
    for (const failure of found.failures) failures.set(`${failure.path} ${failure.message}`, failure);
    for (const target of found.targets) {
      const key = await keyOf(target);
      if (!targets.has(key)) targets.set(key, target);
    }
  }
  return { targets: [...targets.values()], failures: [...failures.values()] };
}

interface World {
  readonly cwd: string;
  readonly further: FurtherAdvisories;
  readonly exclusion: Exclusion;
}

/** Returns the real path, so that `a`, `./a` and a link to `a` count as the same file. */
async function keyOf({ file }: Target): Promise<string> {
  return file === undefined ? '-' : realpath(file).catch(() => file);
}

const failed = (path: string, message: string): Expansion => ({ targets: [], failures: [{ path, message }] });

async function expandOne(arg: string, world: World): Promise<Expansion> {
  if (arg === '-') return { targets: [{ path: '-', file: undefined, below: 'stdin' }], failures: [] };
  const file = resolve(world.cwd, arg);
  const kind = await kindOf(file);
  if (kind === 'folder') return inFolder(arg, file, world);
  if (kind === 'file') {
    return { targets: await wanted([{ path: arg, file, below: baseName(arg) }], world), failures: [] };
  }
  if (isDynamicPattern(arg)) return byPattern(arg, world);
  return failed(arg, 'no such file or folder');
}

async function kindOf(path: string): Promise<'file' | 'folder' | 'none'> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    // Any other error means that the path exists but is not accessible. It is reported when the file is read.
    const code = error instanceof Error && 'code' in error ? error.code : '';
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'none' : 'file';
  }
}

async function inFolder(arg: string, folder: string, world: World): Promise<Expansion> {
  const { further, exclusion } = world;
  const named = await listFiles(advisoryFiles, folder, { ignore: exclusion.names });
  const configured = await further(folder, exclusion.names);
  const found = new Set([
    ...named.paths.map((below) => join(below)),
    ...configured.paths.map((file) => relative(folder, file)),
  ]);
  const targets = [...found]
    .sort()
    .map((below) => ({ path: join(arg, below), file: join(folder, below), below, isInFolder: true }));
  const displayPath = (path: string): string => {
    const below = relative(folder, path);
    return below === '' ? arg : join(arg, below);
  };
  const expansion = await expansionOf(targets, [...named.unread, ...configured.unread], displayPath, world);
  return isEmpty(expansion)
    ? failed(arg, `contains no *.advisory.yaml or *.advisory.yml file${exclusion.besides}`)
    : expansion;
}

async function byPattern(arg: string, world: World): Promise<Expansion> {
  const { cwd, exclusion } = world;
  const { paths, unread } = await listFiles([arg], cwd, { absolute: true, ignore: exclusion.names });
  const targets = paths.map((found) => {
    const path = isAbsolute(arg) ? resolve(found) : relative(cwd, found);
    return { path, file: resolve(found), below: baseName(path) };
  });
  const expansion = await expansionOf(targets, unread, (path) => relative(cwd, path) || '.', world);
  return isEmpty(expansion) ? failed(arg, `matches no file${exclusion.besides}`) : expansion;
}

const isEmpty = ({ targets, failures }: Expansion): boolean => targets.length === 0 && failures.length === 0;

/**
 * Returns the files that are not excluded, and the folders that could not be searched. `displayPath` returns the path of a folder as the
 * user would write it.
 */
async function expansionOf(
  found: readonly FileTarget[],
  unread: Listing['unread'],
  displayPath: (path: string) => string,
  world: World,
): Promise<Expansion> {
  const passed = await world.exclusion.excluded(unread.map(({ path }) => path));
  const failures = unread
    .filter(({ path }) => !passed.has(path))
    .map(({ path, error }) => ({ path: displayPath(path), message: `could not be searched: ${systemReason(error)}` }));
  return { targets: await withoutCopies(await wanted(found, world)), failures };
}

interface FileTarget extends Target {
  readonly file: string;
}

async function wanted(targets: readonly FileTarget[], { exclusion }: World): Promise<readonly FileTarget[]> {
  const excluded = await exclusion.excluded(targets.map(({ file }) => file));
  return targets.filter(({ file }) => !excluded.has(file));
}

/** Removes duplicates. If a file and links to it are listed, the file is kept; if only links are listed, the first one is kept. */
async function withoutCopies<T extends Target>(targets: readonly T[]): Promise<readonly T[]> {
  const placed = await Promise.all(targets.map(async (target) => ({ target, real: await keyOf(target) })));
  const chosen = new Map<string, T>();
  for (const { target, real } of placed) if (!chosen.has(real) || target.file === real) chosen.set(real, target);
  const kept = new Set(chosen.values());
  return targets.filter((target) => kept.has(target));
}

const baseName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;
