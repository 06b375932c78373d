import { l10n, window } from 'vscode';
import { showInformation } from '../notifications.ts';
import type { Command } from './command.ts';

/** Shows the preview of the active advisory, scrolled to the content at the cursor. */
export const revealInPreview: Command = {
  id: 'advisory.revealInPreview',
  run({ previews }) {
    const editor = window.activeTextEditor;
    if (editor?.document.languageId === 'advisory') previews.reveal(editor.document.uri, editor.selection.active.line);
    else void showInformation(l10n.t('Open an advisory to reveal the cursor position in its preview.'));
  },
};

/** Scrolls the editor to the source of the focused element in the preview, or else of the content at the top of the preview. */
export const revealInSource: Command = {
  id: 'advisory.revealInSource',
  run: ({ previews }) => previews.revealSource(),
};
