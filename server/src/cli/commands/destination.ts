/** Determines where a rendered page is written. An advisory is never overwritten, not even through a link. */
import { realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import type { Target } from '../input/expand.ts';
import { CommandError } from '../io.ts';
import { statsOf } from '../../hosts/node/makeFolder.ts';
import { printable } from '../printable.ts';
import type { Team } from '../team.ts';
import { isOutputFolder, isSame } from './outputFolder.ts';

export interface DestinationOptions extends Pick<Team, 'roleOf'> {
  /** A file or folder; standard output if absent or `-`. */
  readonly output?: string;
  /** The file name extension of a page. */
  readonly extension: string;
  readonly cwd: string;
}

/**
 * Returns a function that returns the output path for a target's page; undefined means standard output. Throws `CommandError` if several
 * advisories have no output folder, or if pages would overwrite each other, an advisory, a configuration file or a catalogue.
 */
export async function destinationOf(
  targets: readonly Target[],
  { output, extension, cwd, roleOf }: DestinationOptions,
): Promise<(target: Target) => string | undefined> {
  if (output === undefined || output === '-') {
    if (targets.length > 1) throw new CommandError(`${targets.length} advisories need an output folder: -o DIR`);
    return () => undefined;
  }
  const path = resolve(cwd, output);
  const isFolder = isOutputFolder(output, await statsOf(path), targets);
  const pathFor = (target: Target): string =>
    isFolder ? join(path, target.below.replace(/(?:\.advisory)?\.ya?ml$/i, '') + extension) : path;
  refuseSharedPaths(targets, pathFor);
  const sources = await Promise.all(targets.map(async ({ file }) => (file === undefined ? undefined : statsOf(file))));
  for (const target of targets) {
    const page = pathFor(target);
    const found = await statsOf(page);
    if (!found) continue;
    const shown = isFolder ? page : output;
    if (sources.some((source) => source !== undefined && isSame(source, found)))
      throw new CommandError(`${printable(shown)}: would overwrite the advisory itself`);
    const role = (await roleOf(page)) ?? (await roleOf(await realpath(page).catch(() => page)));
    if (role !== undefined) throw new CommandError(`${printable(shown)}: would overwrite ${role}; choose another file`);
  }
  return pathFor;
}

function refuseSharedPaths(targets: readonly Target[], pathFor: (target: Target) => string): void {
  const taken = new Map<string, Target>();
  for (const target of targets) {
    const page = pathFor(target);
    const other = taken.get(page);
    if (other)
      throw new CommandError(
        `${printable(other.path)} and ${printable(target.path)} would both be written to ${printable(page)}`,
      );
    taken.set(page, target);
  }
}
