/** `textDocument/documentSymbol`. */
import type { DocumentSymbol, SymbolInformation } from 'vscode-languageserver';
import { symbolsFor } from '../answers/documentAnswers.ts';
import type { RequestParts } from '../requestKinds/requestParts.ts';
import type { Schedule } from '../scheduling/schedule.ts';

const schedule: Schedule = { priority: 'low' };

/** Registers the handler. For a document that is not open, the result is empty. */
export function registerDocumentSymbol({ connection, host: { service }, client, onDocument }: RequestParts): void {
  connection.onDocumentSymbol(({ textDocument: { uri } }, token) =>
    onDocument<DocumentSymbol[] | SymbolInformation[]>(
      { method: 'textDocument/documentSymbol', schedule, uri, token },
      [],
      ({ advisory }) => symbolsFor(service.documentSymbols(advisory), uri, client()),
    ),
  );
}
