/** Writes files so that readers see either the old or the new text, and preserves the file's attributes. */
import { randomBytes } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { access, open, readFile, realpath, rename, stat, unlink, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Thrown if the file changed since it was read; nothing was written. */
export class ChangedFileError extends Error {
  override readonly name = 'ChangedFileError';
}

/** Returns the path of the temporary file for a target; `run` distinguishes runs of the program. */
export function temporaryFor(target: string, run: string): string {
  return join(dirname(target), `.${basename(target).slice(0, 200)}.${run}.tmp`);
}

/** Removes temporary files that a stopped run left beside these files; the files themselves are either unchanged or fixed. */
export async function removeTemporaries(files: readonly string[], run: string): Promise<void> {
  for (const file of files) {
    const target = await realpath(file).catch(() => file);
    await unlink(temporaryFor(target, run)).catch(() => undefined);
  }
}

/** Returns a unique name for a run of the program. */
export const newRun = (): string => randomBytes(6).toString('hex');

export interface ReplaceOptions {
  /** The content when the file was read: if it has changed, the file is not written. */
  readonly expected?: string;
  readonly run?: string;
}

/**
 * Replaces a file's text; mode, owner, symbolic and hard links are preserved. Throws `ChangedFileError`, or the system's error, and then
 * leaves the file unchanged.
 */
export async function replaceFile(
  file: string,
  text: string | Uint8Array,
  options: ReplaceOptions = {},
): Promise<void> {
  const { expected, run = newRun() } = options;
  const target = await realpath(file);
  // Renaming over a file requires no write permission, but a write-protected file must not be changed.
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

/** Whether a file can be replaced by renaming: it is a regular file, or there is none. A terminal, /dev/stdout or a pipe cannot. */
export async function isReplaceable(file: string): Promise<boolean> {
  const there = await stat(file).catch(() => undefined);
  return there?.isFile() ?? true;
}

/** Writes a file that need not exist. Throws the system's error. */
export async function writeFileSafely(file: string, text: string | Uint8Array): Promise<void> {
  const there = await stat(file).catch(() => undefined);
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

/** Writes a file that must not exist yet. Throws the system's error: `EEXIST` if it does. After an error there is no new file. */
export async function writeNewFile(file: string, text: string): Promise<void> {
  await writeNew(file, text).catch(async (error: unknown) => {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    if (!exists) await unlink(file).catch(() => undefined);
    throw error;
  });
}

async function writeInto(file: string, text: string | Uint8Array): Promise<void> {
  const handle = await open(file, 'w');
  try {
    await handle.writeFile(text);
  } finally {
    await handle.close();
  }
}

/** Creates a file with the mode and owner of another one; returns false if the system does not allow that owner. */
async function writeNew(file: string, text: string | Uint8Array, like?: Stats): Promise<boolean> {
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
 * Writes into the file itself, which preserves its hard links and owner. The copy beside it has shown that the disk has space; if writing
 * fails, the old text is restored.
 */
async function writeOver(target: string, text: string | Uint8Array): Promise<void> {
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
