/** `textDocument/documentLink`. */
import { linksFor } from '../answers/documentAnswers.ts';
import type { RequestParts } from '../requestKinds/requestParts.ts';
import type { Schedule } from '../scheduling/schedule.ts';

const schedule: Schedule = { priority: 'low' };

/** Registers the handler. For a document that is not open, the result is empty. */
export function registerDocumentLink({ connection, host: { service }, client, onDocument }: RequestParts): void {
  connection.onDocumentLinks(({ textDocument: { uri } }, token) =>
    onDocument({ method: 'textDocument/documentLink', schedule, uri, token }, [], ({ advisory }) =>
      linksFor(service.documentLinks(advisory, uri), client()),
    ),
  );
}
