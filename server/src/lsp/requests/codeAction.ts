/** `textDocument/codeAction`. */
import { withPlainChanges } from '../answers/workspaceEdits.ts';
import type { RequestParts } from '../requestKinds/requestParts.ts';
import type { Schedule } from '../scheduling/schedule.ts';

const schedule: Schedule = { priority: 'high', supersededBy: 'newer request' };

/** Registers the handler. */
export function registerCodeAction({ connection, host: { service }, config, client, onPosition }: RequestParts): void {
  connection.onCodeAction(({ textDocument: { uri }, range, context }, token) =>
    onPosition(
      { method: 'textDocument/codeAction', schedule, uri, token, positions: { range, context } },
      [],
      ({ advisory, version }, resolved, at) => {
        const { rules, documentContext } = resolved;
        // Only edits of the document itself are converted from UTF-16 to the client's encoding.
        const own = client().encoding === 'utf-16' ? config.ownCatalogues(resolved) : [];
        const actions = service
          .codeActions(advisory, uri, at.range, at.context, rules, version, documentContext, own)
          .filter(({ command }) => command === undefined || client().ownCommands.includes(command.command));
        return client().appliesVersionedEdits ? actions : actions.map(withPlainChanges);
      },
    ),
  );
}
