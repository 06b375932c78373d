/** Detects virtual workspaces, i.e. workspaces whose folders are not on disk but, for example, in a remote repository. */
import { workspace } from 'vscode';

/** Whether none of the folders in the window is on disk. The server then cannot read their files. False if there are no folders. */
export function isVirtualWorkspace(): boolean {
  const folders = workspace.workspaceFolders ?? [];
  return folders.length > 0 && folders.every(({ uri }) => uri.scheme !== 'file');
}
