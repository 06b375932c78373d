/** `textDocument/onTypeFormatting`: edits after Enter. */
import type { Position, TextEdit } from 'vscode-languageserver';
import type { RequestParts } from '../requestKinds/requestParts.ts';
import type { Schedule } from '../scheduling/schedule.ts';

const schedule: Schedule = { priority: 'high', supersededBy: 'newer request' };

/** Registers the handler. The result is empty for a character other than a line break, and null for a document that is not open. */
export function registerOnTypeFormatting({ connection, host: { service }, onPosition }: RequestParts): void {
  connection.onDocumentOnTypeFormatting(({ textDocument: { uri }, position: positions, ch }, token) =>
    onPosition<Position, TextEdit[] | null>(
      { method: 'textDocument/onTypeFormatting', schedule, uri, token, positions },
      null,
      ({ advisory }, _config, at) => (ch === '\n' ? service.onEnter(advisory, at) : []),
    ),
  );
}
