/** Detects virtual workspaces, whose folders are not on disk, e.g. those of a remote repository. */
import { workspace } from 'vscode';

/** Whether none of the window's folders is on disk, so that the server cannot read their files. False if there are no folders. */
export function isVirtualWorkspace(): boolean {
  const folders = workspace.workspaceFolders ?? [];
  return folders.length > 0 && folders.every(({ uri }) => uri.scheme !== 'file');
}
