/** Records the files that rules and reports have looked for; their results depend on these files. */
import type { WorkspaceFiles } from '../../core/index.ts';

export interface LookedFor {
  /** The host's files; `exists` and `load` record the paths that they are called with. */
  readonly files: WorkspaceFiles;
  /** Whether this file, or a file in this folder, has been looked for. */
  has(path: string): boolean;
  /** Forgets all paths; call this before everything is read again. */
  clear(): void;
}

/**
 * The maximum number of paths; a typical workspace has fewer. Changes to files beyond this number are only detected when an advisory is opened
 * or saved.
 */
const maxPaths = 10_000;

/** The maximum number of kinds of files to watch; while a file name is being typed, rules look for each of its prefixes. */
const maxKinds = 50;

/**
 * Creates the record. `found` is called with a glob for each new kind of file: files with the same extension, or with the same name if they
 * have none.
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
    has: (path) => paths.has(path) || [...paths].some((one) => one.startsWith(`${path}/`)),
    clear: () => paths.clear(),
  };
}

/** Returns the glob for a path's kind, with `?` in place of characters that have a meaning in globs. */
function kindOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const extension = /\.[a-z0-9]{1,10}$/i.exec(name)?.[0];
  return `**/${extension === undefined ? name.replace(/[*?[\]{},!\\]/g, '?') : `*${extension}`}`;
}
