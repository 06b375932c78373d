/** Determines whether the output path of `render` and `export` is a file or a folder. */
import type { Stats } from 'node:fs';

import type { Target } from '../input/expand.ts';
import { CommandError } from '../io.ts';
import { printable } from '../printable.ts';

/** Matches a known file extension at the end of a path. */
const fileName = /(?<=[^\\/])\.(?:html?|md|txt|docx|pdf|json|csv|ya?ml)$/i;

/**
 * Whether the output for these advisories is written into a folder: `output` is an existing folder or ends with a slash, there are several
 * advisories, or the only one was found in a folder and `output` does not name a file. `existing` describes what exists at `output`. Throws
 * `CommandError` if there are several advisories and `output` is a file or named like one.
 */
export function isOutputFolder(output: string, existing: Stats | undefined, targets: readonly Target[]): boolean {
  if (existing?.isDirectory() ?? /[\\/]$/.test(output)) return true;
  const [first, second] = targets;
  if (!second) return first?.isInFolder === true && !existing && !fileName.test(output);
  const needed = `${printable(output)}: ${targets.length} advisories need an output folder`;
  if (existing) throw new CommandError(`${needed}, but this is a file`);
  if (fileName.test(output))
    throw new CommandError(
      `${needed}, but this is the name of a file; specify a folder, such as -o ${printable(output.replace(fileName, ''))}/`,
    );
  return true;
}

/** Whether two results of `stat` describe the same file or folder, i.e. have the same device and inode number. */
export const isSame = (one: Stats, other: Stats): boolean => one.ino === other.ino && one.dev === other.dev;
