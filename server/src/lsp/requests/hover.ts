/** `textDocument/hover`. */
import { hoverFor } from '../answers/documentAnswers.ts';
import type { RequestParts } from '../requestKinds/requestParts.ts';
import type { Schedule } from '../scheduling/schedule.ts';

const schedule: Schedule = { priority: 'high', supersededBy: 'newer request' };

/** Registers the handler. For a document that is not open, the result is null. */
export function registerHover({ connection, host: { service }, client, onPosition }: RequestParts): void {
  connection.onHover(({ textDocument: { uri }, position: positions }, token) =>
    onPosition(
      { method: 'textDocument/hover', schedule, uri, token, positions },
      null,
      ({ advisory }, { documentContext }, at) => hoverFor(service.hover(advisory, at, documentContext), client()),
    ),
  );
}
