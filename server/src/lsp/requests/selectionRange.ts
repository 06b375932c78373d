/** `textDocument/selectionRange`. */
import type { RequestParts } from '../requestKinds/requestParts.ts';
import type { Schedule } from '../scheduling/schedule.ts';

const schedule: Schedule = { priority: 'high', supersededBy: 'newer request' };

/** Registers the handler. For a document that is not open, the result is null. */
export function registerSelectionRange({ connection, host: { service }, onPosition }: RequestParts): void {
  connection.onSelectionRanges(({ textDocument: { uri }, positions }, token) =>
    onPosition(
      { method: 'textDocument/selectionRange', schedule, uri, token, positions },
      null,
      ({ advisory }, _config, at) => service.selectionRanges(advisory, at),
    ),
  );
}
