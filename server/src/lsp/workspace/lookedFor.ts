/** Records the files that rules and reports have looked for, because both depend on them. */
import type { WorkspaceFiles } from '../../core/index.ts';

export interface LookedFor {
  /** The host's files; `exists` and `load` record the paths that they are called with. */
  readonly files: WorkspaceFiles;
  /** Whether a rule checked the existence of this file, or of a file in this folder. */
  has(path: string): boolean;
  /** Removes all paths; call it before everything is read again. */
  clear(): void;
}

/**
 * The maximum number of paths, which exceeds the number in a typical workspace. Beyond it, a change of a file is only noticed when an
 * advisory is opened or saved.
 */
const mostPaths = 10_000;

/** The maximum number of watched kinds of files: while a name is typed, a rule checks each of its prefixes. */
const mostKinds = 50;

/** Creates the record. `found` is called with a glob for each new kind of file: those with an extension, or with a name without one. */
export function createLookedFor(files: WorkspaceFiles, found: (glob: string) => void): LookedFor {
  const paths = new Set<string>();
  const kinds = new Set<string>();
  const note = (path: string): void => {
    if (paths.has(path) || paths.size >= mostPaths) return;
    paths.add(path);
    const kind = kindOf(path);
    if (kinds.has(kind) || kinds.size >= mostKinds) return;
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

/** Returns the glob of a path's kind, with `?` in place of characters that have a meaning in globs. */
function kindOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const extension = /\.[a-z0-9]{1,10}$/i.exec(name)?.[0];
  return `**/${extension === undefined ? name.replace(/[*?[\]{},!\\]/g, '?') : `*${extension}`}`;
}
