/** Virtual workspaces: folders that are on no disk, such as those of a repository on a server. */
import { workspace } from 'vscode';

/** Whether no folder of the window is on a disk, so that the server can read none of its files. False without folders. */
export function isVirtualWorkspace(): boolean {
  const folders = workspace.workspaceFolders ?? [];
  return folders.length > 0 && folders.every(({ uri }) => uri.scheme !== 'file');
}
