import { commands, l10n } from 'vscode';
import { ExecuteCommandRequest } from 'vscode-languageclient';
import type { WorkspaceCheck } from '../../../server/src/protocol/corpus.ts';
import { checkedMessage } from '../advisories/checkedMessage.ts';
import { showInformation } from '../notifications.ts';
import { isVirtualWorkspace } from '../virtualWorkspace.ts';
import type { Command } from './command.ts';

/** Checks all advisories in the workspace. The server shows the progress, and publishes the diagnostics of files that are not open. */
export const checkWorkspace: Command = {
  id: 'advisory.checkWorkspace',
  async run({ client }) {
    const params = { command: 'advisory.checkWorkspace', arguments: [] };
    const found = (await client.sendRequest(ExecuteCommandRequest.type, params)) as WorkspaceCheck | null;
    if (found === null) return;
    const actions = found.withProblems > 0 ? [l10n.t('Show Problems')] : [];
    const chosen = await showInformation(checkedMessage(l10n.t, found, isVirtualWorkspace()), ...actions);
    if (chosen !== undefined) await commands.executeCommand('workbench.actions.view.problems');
  },
};
