/** Writes files so that, where possible, readers see either the old or the new content, and the attributes of files are preserved. */
import { randomBytes } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { access, open, readFile, readlink, realpath, rename, stat, unlink, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Thrown if a file has changed since it was read. The file has not been written. */
export class ChangedFileError extends Error {
  override readonly name = 'ChangedFileError';
}

/**
 * Returns the path of the temporary file for a target. `run` identifies this invocation of the program. The name is shortened because systems
 * limit names to 255 bytes.
 */
function temporaryFor(target: string, run: string): string {
  return join(dirname(target), `.${basename(target).slice(0, 60)}.${run}.tmp`);
}

/**
 * Removes temporary files that an interrupted invocation left next to these files. The files themselves are either unchanged or complete.
 */
export async function removeTemporaries(files: readonly string[], run: string): Promise<void> {
  for (const file of files) {
    const target = await realpath(file).catch(() => file);
    await unlink(temporaryFor(target, run)).catch(() => undefined);
  }
}

/** Returns a unique name for this invocation of the program. */
export const newRun = (): string => randomBytes(6).toString('hex');

export interface ReplaceOptions {
  /** The content of the file when it was read. If the content has changed since then, the file is not written. */
  readonly expected?: string;
  readonly run?: string;
}

/**
 * Replaces the content of a file, preserving its mode, its owner, and symbolic and hard links. Throws `ChangedFileError` or a system error;
 * the file is then unchanged.
 */
export async function replaceFile(
  file: string,
  text: string | Uint8Array,
  options: ReplaceOptions = {},
): Promise<void> {
  const { expected, run = newRun() } = options;
  const target = await realpath(file);
  // Renaming requires no write permission for the file itself, but a write-protected file must not be replaced.
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

/**
 * Whether a path can be replaced by renaming another file: it does not exist or is a regular file, not a terminal, a pipe or /dev/stdout.
 */
export async function isReplaceable(file: string): Promise<boolean> {
  const there = await stat(file).catch(() => undefined);
  return there?.isFile() ?? true;
}

/** Writes a file, whether or not it exists. Throws system errors. */
export async function writeFileSafely(file: string, text: string | Uint8Array): Promise<void> {
  const there = await stat(file).catch(() => undefined);
  if (there && !there.isFile()) return writeInto(file, text);
  if (there) return replaceFile(file, text);
  // Renaming would replace a link whose target does not exist.
  if (await readlink(file).catch(() => undefined)) return writeInto(file, text);
  const temporary = temporaryFor(file, newRun());
  try {
    await writeNew(temporary, text);
    await rename(temporary, file);
  } finally {
    await unlink(temporary).catch(() => undefined);
  }
}

/**
 * Writes a new file. Throws a system error if that fails, such as `EEXIST` if the file exists or `EISDIR` if it is a folder. No incomplete
 * file remains.
 */
export async function writeNewFile(file: string, text: string): Promise<void> {
  await writeNew(file, text).catch(async (error: unknown) => {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    if (!exists) await unlink(file).catch(() => undefined);
    else if ((await stat(file).catch(() => undefined))?.isDirectory()) throw Object.assign(error, { code: 'EISDIR' });
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

/**
 * Creates a file, with the mode and owner of the file `like` if that is given. Returns false if the system does not allow setting the
 * owner.
 */
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
 * Overwrites a file in place, which preserves its hard links and owner. The temporary copy has already shown that there is enough disk
 * space. If writing fails, the old content is restored.
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
