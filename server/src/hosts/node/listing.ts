/** Finds the files that match globs. Links are followed, and unreadable folders are reported. */
import { readdir as readFolder, realpath, stat } from 'node:fs/promises';
import type { Dirent } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { glob, type GlobOptions } from 'tinyglobby';

/** A folder that could not be read, and the system error that occurred. */
export interface UnreadFolder {
  readonly path: string;
  readonly error: unknown;
}

export interface Listing {
  /** The paths, sorted and with `/` as the separator. They are relative to `cwd` unless `absolute` is set. */
  readonly paths: readonly string[];
  readonly unread: readonly UnreadFolder[];
}

/** Folders that are never searched. */
const ignored: readonly string[] = ['**/node_modules/**', '**/.git/**'];

/** The maximum number of links to folders that are followed. Links may lead to each other in a cycle. */
const maxLinks = 1_000;

type Options = Pick<GlobOptions, 'absolute' | 'dot' | 'expandDirectories' | 'onlyFiles'> & {
  readonly ignore?: readonly string[];
};

/**
 * Lists the files below `cwd` that match the globs. Links are followed, except links to one of their own parent folders. Anything that is
 * neither a file nor a folder, such as a pipe or a broken link, is listed as a file, so that the reason is reported when it is read. Throws
 * if a glob is too long.
 */
export async function listFiles(
  globs: readonly string[],
  cwd: string,
  { ignore = [], ...options }: Options = {},
): Promise<Listing> {
  const unread: UnreadFolder[] = [];
  const reader = createFolderReader(unread);
  const paths = await glob([...globs], {
    ...options,
    cwd,
    ignore: [...ignored, ...ignore],
    followSymbolicLinks: false,
    fs: {
      readdir: (path: unknown, _options: unknown, done: (error: Error | null, entries: Dirent[]) => void) =>
        void reader(String(path)).then((entries) => done(null, entries)),
    } as NonNullable<GlobOptions['fs']>,
  });
  return { paths: paths.sort(), unread };
}

/**
 * Returns a function that reads the entries of a folder. A folder that cannot be read is added to `unread`, and its list of entries is
 * empty.
 */
function createFolderReader(unread: UnreadFolder[]): (folder: string) => Promise<Dirent[]> {
  /**
   * For the path of each link to a folder, the real paths of the folders that were reached through links on the way, including the link's
   * target.
   */
  const trails = new Map<string, readonly string[]>();
  const trailOf = (folder: string): readonly string[] => {
    for (let at = folder; trails.size > 0 && dirname(at) !== at; at = dirname(at)) {
      const trail = trails.get(at);
      if (trail) return trail;
    }
    return [];
  };
  const followed = async (folder: string, entry: Dirent): Promise<Dirent | undefined> => {
    const path = join(folder, entry.name);
    const found = await stat(path).catch(() => undefined);
    if (!found?.isDirectory()) return shownAs(entry, 'file');
    const [from, to] = await Promise.all([realpath(folder), realpath(path)]);
    const trail = trailOf(folder);
    if ([from, ...trail].some((passed) => holds(to, passed))) return undefined;
    if (trails.size >= maxLinks) {
      unread.push({ path, error: new Error(`more than ${maxLinks} links to folders`) });
      return undefined;
    }
    trails.set(path, [...trail, to]);
    return shownAs(entry, 'folder');
  };
  return async (given) => {
    const folder = resolve(given);
    try {
      const entries = await readFolder(folder, { withFileTypes: true });
      const shown = await Promise.all(
        entries.map(async (entry) => {
          if (entry.isFile() || entry.isDirectory()) return entry;
          return entry.isSymbolicLink() ? followed(folder, entry).catch(() => undefined) : shownAs(entry, 'file');
        }),
      );
      return shown.filter((entry) => entry !== undefined);
    } catch (error) {
      if (!isAbsent(error)) unread.push({ path: folder, error });
      return [];
    }
  };
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

/** Whether a folder is the same as another folder, or contains it at any depth. */
function holds(folder: string, other: string): boolean {
  return folder === other || other.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

function shownAs(entry: Dirent, kind: 'file' | 'folder'): Dirent {
  return Object.assign(Object.create(entry) as Dirent, {
    isFile: () => kind === 'file',
    isDirectory: () => kind === 'folder',
    isSymbolicLink: () => false,
  });
}
