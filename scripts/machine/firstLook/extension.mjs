/**
 * Opens an example next to its preview if the window opened by `npm start` is empty. This is a separate extension, because an address or
 * command line can open a file but cannot run a command.
 */
import { commands, Uri, window, workspace } from 'vscode';

const example = 'akira-ransomware.advisory.yaml';

/** Opens the example. VS Code calls this function once, after the window has started. */
export async function activate() {
  const [folder] = workspace.workspaceFolders ?? [];
  if (folder === undefined || window.tabGroups.all.some(({ tabs }) => tabs.length > 0)) return;
  await window.showTextDocument(Uri.joinPath(folder.uri, example), { preview: false });
  await commands.executeCommand('advisory.showPreviewToSide');
}
