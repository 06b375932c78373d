/** Writing files so that a reader sees the old text or the new one, never half of it, and that a file stays what it is. */
import { randomBytes } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { access, open, readFile, realpath, rename, stat, unlink, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** The file is not as it was read: nothing was written. */
export class ChangedFileError extends Error {
  override readonly name = 'ChangedFileError';
}

/** Where a text is written before it takes the place of a file; `run` distinguishes the runs of the program. */
export function temporaryFor(target: string, run: string): string {
  return join(dirname(target), `.${basename(target).slice(0, 200)}.${run}.tmp`);
}

/** Removes what a run that was stopped has left beside these files; they themselves are as they were, or fixed. */
export async function removeTemporaries(files: readonly string[], run: string): Promise<void> {
  for (const file of files) {
    const target = await realpath(file).catch(() => file);
    await unlink(temporaryFor(target, run)).catch(() => undefined);
  }
}

/** A name for a run of the program, which no other run has. */
export const newRun = (): string => randomBytes(6).toString('hex');

export interface ReplaceOptions {
  /** What the file held when it was read: where it holds anything else by now, it is left alone. */
  readonly expected?: string;
  readonly run?: string;
}

/**
 * Replaces a file's text; mode, owner, symbolic and hard links stay. Throws `ChangedFileError`, or what the system throws: then
 * the file is as it was.
 */
export async function replaceFile(file: string, text: string, options: ReplaceOptions = {}): Promise<void> {
  const { expected, run = newRun() } = options;
  const target = await realpath(file);
  // Renaming over a file needs no right to write it, and a file that is write-protected is so on purpose.
  await access(target, constants.W_OK);
  const found = await stat(target);
  const isAsRead = async (): Promise<void> => {
    if (expected !== undefined && !(await readFile(target)).equals(Buffer.from(expected))) throw new ChangedFileError();
  };
  await isAsRead();
  const temporary = temporaryFor(target, run);
  try {
    const isLike = await writeNew(temporary, text, found);
    await isAsRead();
    if (isLike && found.nlink === 1) await rename(temporary, target);
    else await writeOver(target, text);
  } finally {
    await unlink(temporary).catch(() => undefined);
  }
}

/** Writes a file that need not exist yet. Throws what the system throws. */
export async function writeFileSafely(file: string, text: string): Promise<void> {
  const there = await stat(file).catch(() => undefined);
  // Anything but a regular file (a terminal, /dev/stdout, a pipe) cannot be renamed onto.
  if (there && !there.isFile()) return writeInto(file, text);
  if (there) return replaceFile(file, text);
  const temporary = temporaryFor(file, newRun());
  try {
    await writeNew(temporary, text);
    await rename(temporary, file);
  } finally {
    await unlink(temporary).catch(() => undefined);
  }
}

async function writeInto(file: string, text: string): Promise<void> {
  const handle = await open(file, 'w');
  try {
    await handle.writeFile(text);
  } finally {
    await handle.close();
  }
}

/** Makes a file with the mode and owner of another one; false where the system does not let us give it that owner. */
async function writeNew(file: string, text: string, like?: Stats): Promise<boolean> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    const isOwned = like ? await giveTo(handle, like) : true;
    await handle.chmod(like ? like.mode & 0o7777 : 0o666 & ~process.umask());
    await handle.sync();
    return isOwned;
  } finally {
    await handle.close();
  }
}

async function giveTo(handle: FileHandle, { uid, gid }: Stats): Promise<boolean> {
  const own = await handle.stat();
  if (own.uid === uid && own.gid === gid) return true;
  return handle.chown(uid, gid).then(
    () => true,
    () => false,
  );
}

/**
 * Writes into the file itself, which keeps its hard links and its owner. That the disk has room was shown by the copy beside it; if
 * writing fails nevertheless, the old text is put back.
 */
async function writeOver(target: string, text: string): Promise<void> {
  const before = await readFile(target);
  const handle = await open(target, 'r+');
  const put = async (bytes: Buffer): Promise<void> => {
    let at = 0;
    while (at < bytes.length) at += (await handle.write(bytes, at, bytes.length - at, at)).bytesWritten;
    await handle.truncate(bytes.length);
    await handle.sync();
  };
  try {
    await put(Buffer.from(text)).catch(async (error: unknown) => {
      await put(before).catch(() => undefined);
      throw error;
    });
  } finally {
    await handle.close();
  }
}
