/** The folders of the workspace. */
import type { InitializeParams, WorkspaceFoldersChangeEvent } from 'vscode-languageserver';

export interface Folders {
  /** Takes the folders that the client names in `initialize`. */
  start(params: Pick<InitializeParams, 'workspaceFolders' | 'rootUri'>): void;
  change(event: WorkspaceFoldersChangeEvent): void;
  /** The path of the innermost folder that a file is in; undefined where it is in none. Paths have `/` between their parts. */
  of(path: string): string | undefined;
}

/** Follows the folders; `pathOf` gives the path of an address, undefined where the host has no such file. */
export function createFolders(pathOf: (uri: string) => string | undefined): Folders {
  let folders: readonly string[] = [];
  const folderPaths = (uris: readonly string[]): readonly string[] =>
    uris.flatMap((uri) => withoutLastSlash(pathOf(uri)) ?? []);
  return {
    start({ workspaceFolders, rootUri }) {
      folders = folderPaths(workspaceFolders?.map(({ uri }) => uri) ?? (rootUri === null ? [] : [rootUri]));
    },
    change({ added, removed }) {
      const gone = new Set(folderPaths(removed.map(({ uri }) => uri)));
      folders = [...folders.filter((folder) => !gone.has(folder)), ...folderPaths(added.map(({ uri }) => uri))];
    },
    of: (path) => folders.filter((folder) => path.startsWith(`${folder}/`)).sort((a, b) => b.length - a.length)[0],
  };
}

const withoutLastSlash = (path: string | undefined): string | undefined => path?.replace(/(?<=.)\/$/, '');
