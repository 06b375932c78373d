/** The workspace folders. */
import type { InitializeParams, WorkspaceFoldersChangeEvent } from 'vscode-languageserver';
import { liesIn } from '../../core/index.ts';
import type { HostFiles } from '../host.ts';

export interface Folders {
  /** Sets the folders from the parameters of `initialize`. LSP has three properties for them; the newest one that is present is used. */
  start(params: Pick<InitializeParams, 'workspaceFolders' | 'rootUri' | 'rootPath'>): void;
  change(event: WorkspaceFoldersChangeEvent): void;
  /** Returns the paths of all folders. */
  all(): readonly string[];
  /** Returns the path of the innermost workspace folder that contains a file; undefined if there is none. Paths use `/` as the separator. */
  of(path: string): string | undefined;
}

/** Creates the folders. `files` is the host's file access; without it, there are no folders. */
export function createFolders(files: Pick<HostFiles, 'pathOf' | 'uriOf'> | undefined): Folders {
  let folders: readonly string[] = [];
  const folderPaths = (uris: readonly string[]): readonly string[] =>
    uris.flatMap((uri) => withoutLastSlash(files?.pathOf(uri)) ?? []);
  return {
    start({ workspaceFolders, rootUri, rootPath }) {
      const root = rootUri ?? (rootPath ? files?.uriOf(rootPath) : undefined);
      folders = folderPaths(workspaceFolders?.map(({ uri }) => uri) ?? (root === undefined ? [] : [root]));
    },
    change({ added, removed }) {
      const gone = new Set(folderPaths(removed.map(({ uri }) => uri)));
      folders = [...folders.filter((folder) => !gone.has(folder)), ...folderPaths(added.map(({ uri }) => uri))];
    },
    all: () => folders,
    of: (path) => folders.filter((folder) => liesIn(path, folder)).sort((a, b) => b.length - a.length)[0],
  };
}

const withoutLastSlash = (path: string | undefined): string | undefined => path?.replace(/(?<=.)\/$/, '');
