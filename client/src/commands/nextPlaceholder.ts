import { l10n, Selection, window } from 'vscode';
import { nextPlaceholderRequest } from '../../../server/src/protocol/protocol.ts';
import type { NextPlaceholder, NextPlaceholderParams } from '../../../server/src/protocol/protocol.ts';
import { showInformation } from '../notifications.ts';
import type { Command } from './command.ts';

/**
 * Selects the next placeholder after the cursor, or the first one in the document if none follows. If completion offers values for it,
 * `stops.ts` opens the completion list.
 */
export const nextPlaceholder: Command = {
  id: 'advisory.nextPlaceholder',
  async run({ client }) {
    const editor = window.activeTextEditor;
    if (editor?.document.languageId !== 'advisory')
      return void showInformation(l10n.t('Open an advisory to go to its next placeholder.'));
    const { document, selection } = editor;
    const params: NextPlaceholderParams = {
      textDocument: { uri: client.code2ProtocolConverter.asUri(document.uri) },
      // If a placeholder is selected, this is its start.
      position: client.code2ProtocolConverter.asPosition(selection.start),
    };
    const { version } = document;
    const found = await client.sendRequest<NextPlaceholder | null>(nextPlaceholderRequest, params);
    if (document.version !== version || window.activeTextEditor !== editor) return;
    if (found === null) return void showInformation(l10n.t('There are no more placeholders.'));
    const range = client.protocol2CodeConverter.asRange(found.range);
    editor.selection = new Selection(range.start, range.end);
    editor.revealRange(range);
  },
};
