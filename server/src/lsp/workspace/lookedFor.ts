/** The files that rules have looked for: where one comes or goes, its problem goes or comes. */
import type { WorkspaceFiles } from '../../core/index.ts';

export interface LookedFor {
  /** The host's files; `exists` notes what it is asked for. */
  readonly files: WorkspaceFiles;
  /** Whether a file of this path, or one in a folder of this path, was looked for. */
  has(path: string): boolean;
  /** Forgets all; to be called when everything is read again. */
  clear(): void;
}

/** More than a workspace's advisories name; what is beyond is noticed when an advisory is opened or saved. */
const mostPaths = 10_000;

/** Follows the files that are looked for; `found` is called with the name of each one that is new, without its folders. */
export function createLookedFor(files: WorkspaceFiles, found: (name: string) => void): LookedFor {
  const paths = new Set<string>();
  const names = new Set<string>();
  return {
    files: {
      ...files,
      exists(path, folder) {
        if (!paths.has(path) && paths.size < mostPaths) {
          paths.add(path);
          const name = path.slice(path.lastIndexOf('/') + 1);
          if (!names.has(name)) {
            names.add(name);
            found(name);
          }
        }
        return files.exists(path, folder);
      },
    },
    has: (path) => paths.has(path) || [...paths].some((one) => one.startsWith(`${path}/`)),
    clear: () => paths.clear(),
  };
}
