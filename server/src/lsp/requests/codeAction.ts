/** `textDocument/codeAction`. */
import type { CodeAction, CodeActionParams, Command } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { actionsFor } from '../answers/actionAnswers.ts';
import { serverCommands } from '../connection/capabilities.ts';
import type { RequestParts } from '../requestKinds/requestParts.ts';
import type { Schedule } from '../scheduling/schedule.ts';

const schedule: Schedule = { priority: 'high', supersededBy: 'newer request' };

type Asked = Pick<CodeActionParams, 'range' | 'context'>;

/**
 * Registers the handler. For a document that is not open, the result is empty. An action may also edit a team catalogue; such an edit has
 * positions in the catalogue's text.
 */
export function registerCodeAction({ connection, host: { service }, config, client, onPosition }: RequestParts): void {
  connection.onCodeAction(({ textDocument: { uri }, range, context }, token) =>
    onPosition<Asked, (CodeAction | Command)[]>(
      {
        method: 'textDocument/codeAction',
        schedule,
        uri,
        token,
        positions: { range, context },
        others: (resolved) =>
          config
            .ownCatalogues(resolved)
            .map((own) => TextDocument.create(own.uri, 'advisory', own.version ?? 0, own.document.text)),
      },
      [],
      ({ advisory, version }, resolved, at) => {
        const { rules, documentContext } = resolved;
        const own = config.ownCatalogues(resolved);
        const actions = service.codeActions(advisory, uri, at.range, at.context, rules, version, documentContext, own);
        return actionsFor(actions, { uri, version }, client(), serverCommands);
      },
    ),
  );
}
