/** `advisory new`: prints or writes a new advisory. */
import { readdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

import { freeFileName, newAdvisoryCategories, newAdvisoryText, slugOf } from '../../core/index.ts';
import { systemReason } from '../../hosts/node/systemReason.ts';
import { CommandError, complain, exitStatus, type CliIo, type CliServices, type ExitStatus } from '../io.ts';
import { printable } from '../printable.ts';
import { writeNewFile } from '../write.ts';
import { makeFolder } from '../../hosts/node/makeFolder.ts';

export interface NewOptions {
  readonly title?: string;
  readonly category?: string;
  readonly author?: readonly string[];
  /** A file or folder; standard output if absent or `-`. */
  readonly output?: string;
}

/**
 * Prints or writes a new advisory. Never overwrites a file. Throws `CommandError` for an unknown category, or for an empty title, author or
 * path.
 */
export async function runNew(options: NewOptions, io: CliIo, services: CliServices): Promise<ExitStatus> {
  const { snippets } = services.environment(() => undefined);
  const { title, category, output } = options;
  if (title !== undefined) refuseEmpty(title, '--title');
  for (const author of options.author ?? []) refuseEmpty(author, '--author');
  if (output !== undefined) refuseEmpty(output, '-o');
  const known = newAdvisoryCategories(snippets);
  if (category !== undefined && !known.includes(category))
    throw new CommandError(`--category ${printable(category)}: use one of ${known.join(', ')}`);
  const text = newAdvisoryText(snippets, {
    authors: options.author ?? [],
    today: localDate(new Date()),
    ...(title === undefined ? {} : { title }),
    ...(category === undefined ? {} : { category }),
  });
  if (output === undefined || output === '-') {
    io.stdout.write(text);
    return exitStatus.clean;
  }
  return write(output, title ?? '', text, io);
}

async function write(output: string, title: string, text: string, io: CliIo): Promise<ExitStatus> {
  try {
    const path = await pathFor(output, title, io.cwd);
    await makeFolder(dirname(resolve(io.cwd, path)));
    await writeNewFile(resolve(io.cwd, path), text);
    io.stdout.write(`${printable(path)} written\n`);
    return exitStatus.clean;
  } catch (error) {
    complain(io, `${printable(output)}: could not be written: ${systemReason(error)}`);
    return exitStatus.failed;
  }
}

/** Returns the path of the new file. In a folder, the file is named after the title; a number is appended if that name exists. */
async function pathFor(output: string, title: string, cwd: string): Promise<string> {
  const there = await stat(resolve(cwd, output)).catch(() => undefined);
  if (!(there?.isDirectory() ?? /[\\/]$/.test(output))) return output;
  return join(output, freeFileName(slugOf(title), there ? await readdir(resolve(cwd, output)) : []));
}

function refuseEmpty(text: string, option: string): void {
  if (text.trim() === '') throw new CommandError(`${option} is empty`);
}

/** Returns the date in the local time zone, as `YYYY-MM-DD`. */
function localDate(day: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
