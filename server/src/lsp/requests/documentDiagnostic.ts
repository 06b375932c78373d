/** `textDocument/diagnostic`: pulled diagnostics. */
import type { DocumentDiagnosticReport } from 'vscode-languageserver';
import { checkSchedule } from '../diagnostics/schedule.ts';
import type { RequestParts } from '../requestKinds/requestParts.ts';
import type { Schedule } from '../scheduling/schedule.ts';

/** Has no debounce, because no check is necessary if the client has the current result. */
const unchangedSchedule: Schedule = { priority: 'low' };
const nothing: DocumentDiagnosticReport = { kind: 'full', items: [] };

/** Registers the handler. For a document that is not open, the result is an empty report. */
export function registerDocumentDiagnostic({ connection, diagnostics, run }: RequestParts): void {
  connection.languages.diagnostics.on(({ textDocument: { uri }, previousResultId }, token) =>
    run<DocumentDiagnosticReport>(
      {
        method: 'textDocument/diagnostic',
        token,
        schedule: diagnostics.isCurrent(uri, previousResultId) ? unchangedSchedule : checkSchedule,
        fallback: nothing,
        document: uri,
      },
      () => diagnostics.report(uri, previousResultId),
    ),
  );
}
