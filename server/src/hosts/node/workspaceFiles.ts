/** Access to the files in a workspace, for programs that run in Node. Paths use `/` as the separator, even on Windows. */
import { constants, existsSync, realpathSync, statSync } from 'node:fs';
import { lstat, open, realpath, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { listFiles } from './listing.ts';
import type { Loaded, LoadBounds, WorkspaceFiles } from '../../core/index.ts';

/** The maximum size of a configuration file or catalogue, in bytes. A catalogue with ten thousand actors is smaller. */
const maxBytes = 4 * 1024 * 1024;

/** Thrown for a file that exists but cannot be used. The message follows the name of the file. */
class ObstacleError extends Error {
  override readonly name = 'ObstacleError';
  readonly obstacle: 'outside' | 'too_large' | 'unreadable';

  constructor(message: string, obstacle: ObstacleError['obstacle'] = 'unreadable') {
    super(message);
    this.obstacle = obstacle;
  }
}

/** Creates file access that is limited to the requested folders. Files to which symbolic links lead out of a folder are not read. */
export function createWorkspaceFiles(): WorkspaceFiles {
  return {
    async read(path, folder) {
      // Errors are ignored here, because `obstacle` returns the reason.
      return readText(path, folder).catch(() => undefined);
    },
    async obstacle(path, folder) {
      try {
        await readText(path, folder);
        return undefined;
      } catch (error) {
        return reasonOf(error, path);
      }
    },
    async load(path, folder, bounds): Promise<Loaded> {
      try {
        return { content: await readContent(path, folder, bounds) };
      } catch (error) {
        const reason = (await reasonOf(error, path)) ?? 'does not exist';
        const code = codeOf(error);
        const absent = code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : 'unreadable';
        return { obstacle: error instanceof ObstacleError ? error.obstacle : absent, reason };
      }
    },
    async find(folder, globs) {
      const { paths, unread } = await listFiles(globs, folder, { expandDirectories: false });
      const inside = paths.filter((path) => !path.startsWith('..')).map((path) => join(folder, path));
      return [...inside, ...unread.map(({ path }) => path)].map(withSlashes).sort();
    },
    exists(path, folder) {
      try {
        if (!existsSync(path)) return false;
        return contains(realpathSync(folder), realpathSync(path)) ? statSync(path).isFile() : undefined;
      } catch {
        return undefined;
      }
    },
  };
}

/** Converts a system path to one with `/` as the separator. */
export function withSlashes(path: string): string {
  return process.platform === 'win32' ? path.replaceAll('\\', '/') : path;
}

/** Returns the reason why a file cannot be read, in words that follow its name; undefined if the file is missing. */
async function reasonOf(error: unknown, path: string): Promise<string | undefined> {
  if (error instanceof ObstacleError) return error.message;
  const code = codeOf(error);
  if (code === 'ENOTDIR') return undefined;
  if (code === 'ENOENT') return (await isLink(path)) ? 'is a link to a file that does not exist' : undefined;
  return `could not be read: ${reasons[code] ?? code}`;
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ELOOP: 'it is a symbolic link that leads back to itself',
  EISDIR: 'it is a folder',
};

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'the reason is unknown';
}

function isLink(path: string): Promise<boolean> {
  return lstat(path).then(
    (found) => found.isSymbolicLink(),
    () => false,
  );
}

/** The flags for opening a file. With O_NONBLOCK, which Windows lacks, opening a pipe does not wait for a process that writes to it. */
const withoutWaiting = constants.O_RDONLY | (process.platform === 'win32' ? 0 : constants.O_NONBLOCK);

/** Reads a regular UTF-8 file up to the maximum size. Throws `ObstacleError` or a system error. */
function readText(path: string, folder: string): Promise<string> {
  return readContent(path, folder, { bytes: maxBytes, as: 'text' });
}

async function readContent(path: string, folder: string, { as, bytes }: LoadBounds): Promise<string> {
  if (!contains(await realpath(folder), await realpath(path)))
    throw new ObstacleError(`is a link that leads outside ${folder}, so it is not followed`, 'outside');
  const file = await open(path, withoutWaiting);
  try {
    const content = await readBytes(file, bytes);
    return as === 'text' ? decoded(content) : content.toString('base64');
  } finally {
    await file.close();
  }
}

/** Reads a file up to a maximum size. The limit applies to the bytes read, because the file may grow while it is being read. */
async function readBytes(file: FileHandle, maximum: number): Promise<Buffer> {
  const found = await file.stat();
  if (found.isDirectory()) throw new ObstacleError('is a folder that cannot be read');
  if (!found.isFile()) throw new ObstacleError('is not a regular file');
  const tooLarge = new ObstacleError(`is larger than ${sizeOf(maximum)}`, 'too_large');
  if (found.size > maximum) throw tooLarge;
  const bytes = await file.readFile();
  if (bytes.length > maximum) throw tooLarge;
  return bytes;
}

const sizeOf = (bytes: number): string => (bytes < 1024 * 1024 ? `${bytes / 1024} KiB` : `${bytes / 1024 / 1024} MiB`);

function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new ObstacleError('is not valid UTF-8');
  }
}

function contains(folder: string, path: string): boolean {
  const [outer, inner] = [withSlashes(folder), withSlashes(path)];
  return inner.startsWith(outer.endsWith('/') ? outer : `${outer}/`);
}
