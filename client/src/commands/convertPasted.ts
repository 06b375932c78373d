import { l10n, window } from 'vscode';
import { convertPastedCommand } from '../../../server/src/protocol/protocol.ts';
import type { PastedResult } from '../../../server/src/protocol/protocol.ts';
import { showInformation } from '../notifications.ts';
import type { Command } from './command.ts';

/** Converts the selected lines to the notation that their location requires: rows, list items, or lines of text. */
export const convertPasted: Command = {
  id: 'advisory.convertPasted',
  async run({ client }) {
    const editor = window.activeTextEditor;
    if (editor?.document.languageId !== 'advisory')
      return void showInformation(l10n.t('Open an advisory and select the lines that you want to convert.'));
    const { document, selection } = editor;
    const converter = client.code2ProtocolConverter;
    const result = await client.sendRequest<PastedResult | null>('workspace/executeCommand', {
      command: convertPastedCommand,
      arguments: [converter.asUri(document.uri), converter.asRange(selection)],
    });
    if (result?.applied !== true)
      void showInformation(l10n.t('These lines cannot be converted: they are already valid, or were not recognised.'));
  },
};
