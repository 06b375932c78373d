/** `textDocument/documentSymbol`. */
import type { RequestParts } from '../requestKinds/requestParts.ts';
import type { Schedule } from '../scheduling/schedule.ts';

const schedule: Schedule = { priority: 'low' };

/** Registers the handler. */
export function registerDocumentSymbol({ connection, host: { service }, onDocument }: RequestParts): void {
  connection.onDocumentSymbol(({ textDocument: { uri } }, token) =>
    onDocument({ method: 'textDocument/documentSymbol', schedule, uri, token }, [], ({ advisory }) =>
      service.documentSymbols(advisory),
    ),
  );
}
