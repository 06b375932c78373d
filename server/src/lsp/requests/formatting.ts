/** `textDocument/formatting` and `textDocument/rangeFormatting`. */
import type { TextEdit } from 'vscode-languageserver';
import type { Formatting } from '../../service/formatting.ts';
import { showWarning } from '../connection/reporting.ts';
import type { RequestParts } from '../requestKinds/requestParts.ts';
import type { Schedule } from '../scheduling/schedule.ts';

const schedule: Schedule = { priority: 'high' };

/**
 * Registers the handlers. For a document that cannot be formatted, the result is null, and the user is shown the reason. An editor that
 * formats on save sends a request with every save, so no further reason is shown for a document until the document has been formatted
 * successfully.
 */
export function registerFormatting({ connection, host: { service }, onDocument, onPosition }: RequestParts): void {
  const reported = new Set<string>();
  const settle = (uri: string, formatting: Formatting): TextEdit[] | null => {
    if ('edits' in formatting) {
      reported.delete(uri);
      return formatting.edits;
    }
    if (!reported.has(uri)) showWarning(connection, `The document was not formatted: ${formatting.obstacle}`);
    reported.add(uri);
    return null;
  };
  connection.onDocumentFormatting(({ textDocument: { uri } }, token) =>
    onDocument({ method: 'textDocument/formatting', schedule, uri, token }, null, ({ advisory }) =>
      settle(uri, service.formatting(advisory)),
    ),
  );
  connection.onDocumentRangeFormatting(({ textDocument: { uri }, range }, token) =>
    onPosition(
      { method: 'textDocument/rangeFormatting', schedule, uri, token, positions: range },
      null,
      ({ advisory }, _config, positions) => settle(uri, service.formatting(advisory, positions)),
    ),
  );
}
