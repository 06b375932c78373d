/** Writing files so that a reader sees the old text or the new one, never half of it. */
import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, open, realpath, rename, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Replaces a file's text by way of a temporary file beside it, with the same mode; a symbolic link stays. Throws what the system throws. */
export async function replaceFile(file: string, text: string): Promise<void> {
  const target = await realpath(file);
  // Renaming over a file needs no right to write it, and a file that is write-protected is so on purpose.
  await access(target, constants.W_OK);
  await writeBeside(target, text, (await stat(target)).mode & 0o7777);
}

/** Writes a file that need not exist yet. Throws what the system throws. */
export async function writeFileSafely(file: string, text: string): Promise<void> {
  const there = await stat(file).catch(() => undefined);
  // Anything but a regular file (a terminal, /dev/stdout, a pipe) cannot be renamed onto.
  if (there && !there.isFile()) return writeInto(file, text);
  return there ? replaceFile(file, text) : writeBeside(file, text, 0o666 & ~process.umask());
}

async function writeInto(file: string, text: string): Promise<void> {
  const handle = await open(file, 'w');
  try {
    await handle.writeFile(text);
  } finally {
    await handle.close();
  }
}

async function writeBeside(target: string, text: string, mode: number): Promise<void> {
  const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
  const handle = await open(temporary, 'wx', mode);
  try {
    try {
      await handle.writeFile(text);
      await handle.chmod(mode);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw error;
  }
}
