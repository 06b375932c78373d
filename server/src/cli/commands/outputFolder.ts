/** Determines whether the output path of `render` and `export` is a file or a folder. */
import type { Stats } from 'node:fs';
import { stat } from 'node:fs/promises';

import { CommandError } from '../io.ts';
import { printable } from '../printable.ts';

/** Matches the extension of a file name. */
const fileName = /(?<=[^\\/])\.(?:html?|md|txt|docx|pdf|json|csv|ya?ml)$/i;

/**
 * Whether the output for several advisories, or for one, is written into a folder. A folder is created if `output` ends with a slash, or if
 * there are several advisories. Throws `CommandError` if there are several advisories and `output` is the name of a file.
 */
export function isOutputFolder(output: string, existing: Stats | undefined, advisories: number): boolean {
  if (existing?.isDirectory() ?? /[\\/]$/.test(output)) return true;
  if (advisories <= 1) return false;
  const needed = `${printable(output)}: ${advisories} advisories need an output folder`;
  if (existing) throw new CommandError(`${needed}, but this is a file`);
  if (fileName.test(output))
    throw new CommandError(
      `${needed}, but this is the name of a file; specify a folder, such as -o ${printable(output.replace(fileName, ''))}/`,
    );
  return true;
}

/** Returns the stats of a file or folder, or undefined if it does not exist or cannot be accessed. */
export const statsOf = (path: string): Promise<Stats | undefined> => stat(path).catch(() => undefined);

/** Whether two paths refer to the same file, determined by device and inode number. */
export const isSame = (one: Stats, other: Stats): boolean => one.ino === other.ino && one.dev === other.dev;
