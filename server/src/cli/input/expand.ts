/** From the arguments of a command to the files that they mean. */
import { realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve } from 'node:path';

import { isDynamicPattern } from 'tinyglobby';

import { CommandError } from '../io.ts';
import { listFiles, type Listing } from '../../hosts/node/listing.ts';
import { createExclusion, type Exclusion } from './exclude.ts';
import { systemReason } from './systemReason.ts';

/** One advisory to read. */
export interface Target {
  /** As the user gave it, or as it was found below what the user gave; `-` is standard input. */
  readonly path: string;
  /** Where it is; undefined for standard input. */
  readonly file: string | undefined;
  /** The path below the folder that was given, for output that mirrors it; else the base name alone. */
  readonly below: string;
}

/** What could not be found or looked into: a path as the user gave it, and the rest of the sentence. */
export interface TargetFailure {
  readonly path: string;
  readonly message: string;
}

export interface Expansion {
  readonly targets: readonly Target[];
  readonly failures: readonly TargetFailure[];
}

const advisoryFiles = ['**/*.advisory.yaml', '**/*.advisory.yml'];

/** Finds the absolute paths of files in and below a folder that the configuration declares to be advisories. */
export type FurtherAdvisories = (folder: string, ignore: readonly string[]) => Promise<Listing>;

export interface ExpandOptions {
  readonly further?: FurtherAdvisories;
  /** Globs of `--exclude`. */
  readonly exclude?: readonly string[];
}

const noFurther: FurtherAdvisories = () => Promise.resolve({ paths: [], unread: [] });

/** Resolves files, folders and globs against `cwd`, each file once, those of a folder or glob sorted. Throws what `further` throws as `CommandError`. */
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
      return failed(arg, `cannot be searched: ${systemReason(error)}`);
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

/** The real path, so that `a`, `./a` and a link to it are one file. */
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
    const isWanted = !(await world.exclusion.excludes(file));
    return { targets: isWanted ? [{ path: arg, file, below: baseName(arg) }] : [], failures: [] };
  }
  if (isDynamicPattern(arg)) return byPattern(arg, world);
  return failed(arg, 'no such file or folder');
}

async function kindOf(path: string): Promise<'file' | 'folder' | 'none'> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    // A file that exists but cannot be accessed is reported when it is read.
    const code = error instanceof Error && 'code' in error ? error.code : '';
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'none' : 'file';
  }
}

async function inFolder(arg: string, folder: string, { further, exclusion }: World): Promise<Expansion> {
  const named = await listFiles(advisoryFiles, folder, { ignore: exclusion.globs });
  const configured = await further(folder, exclusion.globs);
  const found = new Set([
    ...named.paths.map((below) => join(below)),
    ...configured.paths.map((file) => relative(folder, file)),
  ]);
  const failures = [...named.unread, ...configured.unread].map(({ path, error }): TargetFailure => {
    const below = relative(folder, path);
    return { path: below === '' ? arg : join(arg, below), message: `cannot be searched: ${systemReason(error)}` };
  });
  if (found.size === 0 && failures.length === 0)
    return failed(arg, `contains no *.advisory.yaml or *.advisory.yml file${exclusion.besides}`);
  const targets = [...found].sort().map((below) => ({ path: join(arg, below), file: join(folder, below), below }));
  return { targets: await withoutCopies(targets), failures };
}

async function byPattern(arg: string, { cwd, exclusion }: World): Promise<Expansion> {
  const { paths, unread } = await listFiles([arg], cwd, { absolute: true, ignore: exclusion.globs });
  const failures = unread.map(({ path, error }): TargetFailure => {
    return { path: relative(cwd, path) || '.', message: `cannot be searched: ${systemReason(error)}` };
  });
  if (paths.length === 0 && failures.length === 0) return failed(arg, `no file matches${exclusion.besides}`);
  const targets = paths.map((found) => {
    const path = isAbsolute(arg) ? resolve(found) : relative(cwd, found);
    return { path, file: resolve(found), below: baseName(path) };
  });
  return { targets: await withoutCopies(targets), failures };
}

/** Of a file and links to it, the file itself; of links alone the first. */
async function withoutCopies<T extends Target>(targets: readonly T[]): Promise<readonly T[]> {
  const placed = await Promise.all(targets.map(async (target) => ({ target, real: await keyOf(target) })));
  const chosen = new Map<string, T>();
  for (const { target, real } of placed) if (!chosen.has(real) || target.file === real) chosen.set(real, target);
  const kept = new Set(chosen.values());
  return targets.filter((target) => kept.has(target));
}

const baseName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;
