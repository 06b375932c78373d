/** `textDocument/documentHighlight`. */
import type { RequestParts } from '../requestKinds/requestParts.ts';
import type { Schedule } from '../scheduling/schedule.ts';

const schedule: Schedule = { priority: 'low', supersededBy: 'newer request' };

/** Registers the handler. For a document that is not open, the result is null. */
export function registerDocumentHighlight({ connection, host: { service }, onPosition }: RequestParts): void {
  connection.onDocumentHighlight(({ textDocument: { uri }, position: positions }, token) =>
    onPosition(
      { method: 'textDocument/documentHighlight', schedule, uri, token, positions },
      null,
      ({ advisory }, { documentContext }, at) => service.highlights(advisory, at, documentContext),
    ),
  );
}
