/** `textDocument/foldingRange`. */
import { foldsFor } from '../answers/documentAnswers.ts';
import type { RequestParts } from '../requestKinds/requestParts.ts';
import type { Schedule } from '../scheduling/schedule.ts';

const schedule: Schedule = { priority: 'low' };

/** Registers the handler. For a document that is not open, the result is empty. */
export function registerFoldingRange({ connection, host: { service }, client, onDocument }: RequestParts): void {
  connection.onFoldingRanges(({ textDocument: { uri } }, token) =>
    onDocument({ method: 'textDocument/foldingRange', schedule, uri, token }, [], ({ advisory }) =>
      foldsFor(service.foldingRanges(advisory), client()),
    ),
  );
}
