/** `textDocument/inlayHint`. */
import type { InlayHint } from 'vscode-languageserver';
import type { RequestParts } from '../requestKinds/requestParts.ts';
import type { Schedule } from '../scheduling/schedule.ts';

const schedule: Schedule = { priority: 'low', supersededBy: 'newer request' };

/** Registers the handler. For a document that is not open, the result is empty. */
export function registerInlayHint({ connection, host: { service }, onPosition }: RequestParts): void {
  connection.languages.inlayHint.on(({ textDocument: { uri }, range: positions }, token) =>
    onPosition<typeof positions, InlayHint[]>(
      { method: 'textDocument/inlayHint', schedule, uri, token, positions },
      [],
      ({ advisory }, { documentContext, configuration }, range) =>
        service.inlayHints(advisory, range, configuration.inlayHints, documentContext),
    ),
  );
}
