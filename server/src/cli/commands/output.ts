/** Determines where the files of an export are written: to standard output, a file or a folder. An advisory is never overwritten. */
import { realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import type { Target } from '../input/expand.ts';
import { CommandError } from '../io.ts';
import { statsOf } from '../../hosts/node/makeFolder.ts';
import { printable } from '../printable.ts';
import type { Team } from '../team.ts';
import { isOutputFolder, isSame } from './outputFolder.ts';

export interface OutputOptions extends Pick<Team, 'roleOf'> {
  /** A file or folder; standard output if absent or `-`. */
  readonly location: string | undefined;
  readonly cwd: string;
}

export interface Output {
  /**
   * Returns the paths for the files with these suffixes; undefined means standard output. Throws `CommandError` if several files have no
   * output folder, or if a file would overwrite another one, an advisory, a configuration file or a catalogue.
   */
  pathsOf(target: Target, suffixes: readonly string[]): Promise<readonly (string | undefined)[]>;
}

/** Creates the output for these advisories. Throws `CommandError` if they need an output folder and none is given. */
export async function createOutput(
  targets: readonly Target[],
  { location, cwd, roleOf }: OutputOptions,
): Promise<Output> {
  const isStandard = location === undefined || location === '-';
  if (isStandard && targets.length > 1)
    throw new CommandError(`${targets.length} advisories need an output folder: -o DIR`);
  const path = resolve(cwd, location ?? '');
  const isFolder = !isStandard && isOutputFolder(location, await statsOf(path), targets);
  const sources = await Promise.all(targets.map(async ({ file }) => (file === undefined ? undefined : statsOf(file))));
  const taken = new Map<string, Target>();
  const refuse = async (target: Target, file: string): Promise<void> => {
    const other = taken.get(file);
    if (other)
      throw new CommandError(
        `${printable(other.path)} and ${printable(target.path)} would both be written to ${printable(file)}`,
      );
    taken.set(file, target);
    const found = await statsOf(file);
    if (!found) return;
    const shown = printable(isFolder ? file : (location ?? file));
    if (sources.some((source) => source !== undefined && isSame(source, found)))
      throw new CommandError(`${shown}: would overwrite the advisory itself`);
    const role = (await roleOf(file)) ?? (await roleOf(await realpath(file).catch(() => file)));
    if (role !== undefined) throw new CommandError(`${shown}: would overwrite ${role}; choose another file`);
  };
  return {
    async pathsOf(target, suffixes) {
      if (suffixes.length > 1 && !isFolder)
        throw new CommandError(
          isStandard
            ? `${printable(target.path)} is exported to ${suffixes.length} files, which need an output folder: -o DIR`
            : `${printable(target.path)} is exported to ${suffixes.length} files, which need an output folder; to create one, end its name with a slash: ${printable(location)}/`,
        );
      if (isStandard) return suffixes.map(() => undefined);
      const base = join(path, target.below.replace(/(?:\.advisory)?\.ya?ml$/i, ''));
      const files = suffixes.map((suffix) => (isFolder ? base + suffix : path));
      for (const file of files) await refuse(target, file);
      return files;
    },
  };
}
