/** Records which files rules and reports have looked for, because their results depend on these files. */
import type { WorkspaceFiles } from '../../core/index.ts';

export interface LookedFor {
  /** The host's file access. `exists` and `load` record the paths that are passed to them. */
  readonly files: WorkspaceFiles;
  /** Whether this file, or a file in this folder, may have been looked for. */
  has(path: string): boolean;
  /** Forgets all paths. Must be called before all files are read again. */
  clear(): void;
}

/** The maximum number of paths, which is more than a typical workspace needs. Beyond it, any file may have been looked for. */
const maxPaths = 10_000;

/**
 * The maximum number of globs to watch. The number is limited because rules look for each prefix of a file name while it is being typed.
 */
const maxKinds = 50;

/**
 * Creates the record. `found` is called with a glob for each new kind of file. A kind consists of files with the same extension, or files
 * with the same name if they have no extension.
 */
export function createLookedFor(files: WorkspaceFiles, found: (glob: string) => void): LookedFor {
  const paths = new Set<string>();
  const kinds = new Set<string>();
  const note = (path: string): void => {
    if (paths.has(path) || paths.size >= maxPaths) return;
    paths.add(path);
    const kind = kindOf(path);
    if (kinds.has(kind) || kinds.size >= maxKinds) return;
    kinds.add(kind);
    found(kind);
  };
  const load = files.load?.bind(files);
  return {
    files: {
      ...files,
      exists(path, folder) {
        note(path);
        return files.exists(path, folder);
      },
      ...(load
        ? {
            load(path, folder, bounds) {
              note(path);
              return load(path, folder, bounds);
            },
          }
        : {}),
    },
    has: (path) => paths.has(path) || paths.size >= maxPaths || [...paths].some((one) => one.startsWith(`${path}/`)),
    clear: () => paths.clear(),
  };
}

/** Returns the glob for files of the same kind as a path. Characters with a meaning in globs are replaced by `?`. */
function kindOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const extension = /\.[a-z0-9]{1,10}$/i.exec(name)?.[0];
  return `**/${extension === undefined ? name.replace(/[*?[\]{},!\\]/g, '?') : `*${extension}`}`;
}
