/** From the arguments of a command to the files that they mean. */
import { stat } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve } from 'node:path';

import { glob, isDynamicPattern } from 'tinyglobby';

import { printable } from '../printable.ts';

/** One advisory to read. */
export interface Target {
  /** As the user gave it, or as it was found below what the user gave; `-` is standard input. */
  readonly path: string;
  /** Where it is; undefined for standard input. */
  readonly file: string | undefined;
  /** The path below the folder that was given, for output that mirrors it; else the base name alone. */
  readonly below: string;
}

export interface Expansion {
  readonly targets: readonly Target[];
  /** What could not be found, a sentence each. */
  readonly failures: readonly string[];
}

const advisoryFiles = ['**/*.advisory.yaml', '**/*.advisory.yml'];
const ignored = ['**/node_modules/**', '**/.git/**'];

/** Returns the absolute paths of files in and below a folder that the configuration declares to be advisories. */
export type FurtherAdvisories = (folder: string) => Promise<readonly string[]>;

/** Resolves files, folders and globs against `cwd`, each file once, those of a folder or glob sorted. */
export async function expandTargets(
  args: readonly string[],
  cwd: string,
  further: FurtherAdvisories = () => Promise.resolve([]),
): Promise<Expansion> {
  const targets = new Map<string, Target>();
  const failures: string[] = [];
  for (const arg of args) {
    const found = await expandOne(arg, cwd, further);
    if (typeof found === 'string') failures.push(found);
    else for (const target of found) if (!targets.has(keyOf(target))) targets.set(keyOf(target), target);
  }
  return { targets: [...targets.values()], failures };
}

/** Normalised absolute path, so that `a` and `./a` are one file. */
const keyOf = (target: Target): string => target.file ?? '-';

async function expandOne(arg: string, cwd: string, further: FurtherAdvisories): Promise<readonly Target[] | string> {
  if (arg === '-') return [{ path: '-', file: undefined, below: 'stdin' }];
  const absolute = resolve(cwd, arg);
  const kind = await kindOf(absolute);
  if (kind === 'folder') return inFolder(arg, absolute, further);
  if (kind === 'file') return [{ path: arg, file: absolute, below: baseName(arg) }];
  if (arg !== '' && isDynamicPattern(arg)) return byPattern(arg, cwd);
  return `${printable(arg) || "''"}: no such file or folder`;
}

async function kindOf(path: string): Promise<'file' | 'folder' | 'none'> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    // A file that exists but cannot be accessed is reported when it is read.
    return error instanceof Error && 'code' in error && error.code === 'EACCES' ? 'file' : 'none';
  }
}

async function inFolder(arg: string, folder: string, further: FurtherAdvisories): Promise<readonly Target[] | string> {
  const named = await glob(advisoryFiles, { cwd: folder, ignore: ignored, followSymbolicLinks: false });
  const configured = (await further(folder)).map((file) => relative(folder, file));
  const found = [...new Set([...named.map((below) => join(below)), ...configured])];
  if (found.length === 0) return `${printable(arg)}: contains no *.advisory.yaml or *.advisory.yml file`;
  return found.sort().map((below) => ({ path: join(arg, below), file: join(folder, below), below }));
}

async function byPattern(arg: string, cwd: string): Promise<readonly Target[] | string> {
  const found = await glob(arg, { cwd, ignore: ignored, absolute: true, followSymbolicLinks: false });
  if (found.length === 0) return `${printable(arg)}: no file matches`;
  return found.sort().map((file) => {
    const path = isAbsolute(arg) ? resolve(file) : relative(cwd, file);
    return { path, file: resolve(file), below: baseName(path) };
  });
}

const baseName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;
