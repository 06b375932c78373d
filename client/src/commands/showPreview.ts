import { l10n, Uri, ViewColumn, window } from 'vscode';
import { showInformation } from '../notifications.ts';
import type { Command, CommandParts } from './command.ts';

/** Shows the preview. A new preview opens in the active editor column. */
export const showPreview: Command = {
  id: 'advisory.showPreview',
  run: (parts, resource) => show(parts, resource, ViewColumn.Active),
};

/** Shows the preview without focusing it. A new preview opens in the column beside the active one. */
export const showPreviewToSide: Command = {
  id: 'advisory.showPreviewToSide',
  run: (parts, resource) => show(parts, resource, ViewColumn.Beside),
};

/** Shows a preview. Menus pass the URI of the document; for the command palette and keybindings, the active editor is used. */
function show({ previews }: CommandParts, resource: unknown, column: ViewColumn): void {
  const uri = resource instanceof Uri ? resource : window.activeTextEditor?.document.uri;
  if (uri) previews.show(uri, column);
  else void showInformation(l10n.t('Open an advisory to see its preview.'));
}
