/** `textDocument/diagnostic`: pulled diagnostics. */
import type { DocumentDiagnosticReport } from 'vscode-languageserver';
import { checkSchedule } from '../diagnostics/schedule.ts';
import type { RequestParts } from '../requestKinds/requestParts.ts';
import type { Schedule } from '../scheduling/schedule.ts';

/** If the client already has the current result, no check is necessary. */
const unchangedSchedule: Schedule = { priority: 'low' };
const nothing: DocumentDiagnosticReport = { kind: 'full', items: [] };

/** Registers the handler. */
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
