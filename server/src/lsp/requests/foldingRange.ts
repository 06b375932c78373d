/** `textDocument/foldingRange`. */
import type { RequestParts } from '../requestKinds/requestParts.ts';
import type { Schedule } from '../scheduling/schedule.ts';

const schedule: Schedule = { priority: 'low' };

/** Registers the handler. */
export function registerFoldingRange({ connection, host: { service }, onDocument }: RequestParts): void {
  connection.onFoldingRanges(({ textDocument: { uri } }, token) =>
    onDocument({ method: 'textDocument/foldingRange', schedule, uri, token }, [], ({ advisory }) =>
      service.foldingRanges(advisory),
    ),
  );
}
