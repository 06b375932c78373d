/** Adapts code actions to the client's capabilities. */
import type { CodeAction, Command } from 'vscode-languageserver';
import { applyEditCommand } from '../../protocol/protocol.ts';
import type { ClientFeatures } from '../connection/clientFeatures.ts';
import { diagnosticsFor } from './diagnosticAnswers.ts';
import { withPlainChanges } from './workspaceEdits.ts';

/**
 * Returns the actions that the client supports: edits in a form that it accepts, and commands that the client or the server provides. A
 * client that supports only commands receives a command instead of each edit, and the server sends the edit when the command is executed.
 * This requires that the client accepts edits from the server.
 */
export function actionsFor(
  actions: readonly CodeAction[],
  document: { readonly uri: string; readonly version: number },
  client: ClientFeatures,
  serverCommands: readonly string[],
): (CodeAction | Command)[] {
  const able = actions.filter(({ command, edit }) => {
    const isNewFile = edit?.documentChanges?.some((change) => 'kind' in change) === true;
    if (isNewFile && !(client.appliesVersionedEdits && client.createsFiles)) return false;
    if (command === undefined || client.ownCommands.includes(command.command)) return true;
    return client.appliesEdits && serverCommands.includes(command.command);
  });
  const shaped = client.appliesVersionedEdits ? able : able.map(withPlainChanges);
  if (client.actionLiterals) return shaped.map((action) => literalFor(action, client));
  return shaped.flatMap(({ title, edit, command }): Command[] => {
    if (command) return [command];
    if (!edit || !client.appliesEdits) return [];
    return [{ title, command: applyEditCommand, arguments: [document.uri, document.version, edit] }];
  });
}

function literalFor({ isPreferred, diagnostics, ...action }: CodeAction, client: ClientFeatures): CodeAction {
  return {
    ...action,
    ...(diagnostics ? { diagnostics: diagnosticsFor(diagnostics, client.diagnostics) } : {}),
    ...(isPreferred === true && client.preferredActions ? { isPreferred } : {}),
  };
}
