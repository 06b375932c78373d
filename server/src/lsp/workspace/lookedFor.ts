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

/** The most kinds of files that are watched: while a name is typed, each of its beginnings is looked for. */
const mostKinds = 50;

/** Follows the files that are looked for; `found` is called with a glob for each new kind: those of an extension, or of a name without one. */
export function createLookedFor(files: WorkspaceFiles, found: (glob: string) => void): LookedFor {
  const paths = new Set<string>();
  const kinds = new Set<string>();
  return {
    files: {
      ...files,
      exists(path, folder) {
        if (!paths.has(path) && paths.size < mostPaths) {
          paths.add(path);
          const kind = kindOf(path);
          if (!kinds.has(kind) && kinds.size < mostKinds) {
            kinds.add(kind);
            found(kind);
          }
        }
        return files.exists(path, folder);
      },
    },
    has: (path) => paths.has(path) || [...paths].some((one) => one.startsWith(`${path}/`)),
    clear: () => paths.clear(),
  };
}

/** What has a meaning in globs stands for itself only where it is any one character. */
function kindOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const extension = /\.[a-z0-9]{1,10}$/i.exec(name)?.[0];
  return `**/${extension === undefined ? name.replace(/[*?[\]{},!\\]/g, '?') : `*${extension}`}`;
}
