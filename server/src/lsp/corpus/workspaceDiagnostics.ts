/** `workspace/diagnostic`: the diagnostics of the advisories that are not open. */
import type {
  CancellationToken,
  WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { diagnosticsFor } from '../answers/diagnosticAnswers.ts';
import type { AnsweringParts } from '../requestKinds/answeringParts.ts';
import type { CorpusClient } from './corpusClient.ts';

/**
 * Returns a report for each file; a file for which the client already has the result is reported as unchanged. If the client accepts partial
 * results, reports are passed to `partial` as they are created, and the result is empty.
 */
export async function workspaceDiagnostics(
  { client }: Pick<AnsweringParts, 'client'>,
  corpus: CorpusClient,
  { previousResultIds }: WorkspaceDiagnosticParams,
  token: CancellationToken,
  partial: ((items: WorkspaceDocumentDiagnosticReport[]) => void) | undefined,
): Promise<WorkspaceDiagnosticReport> {
  const previous = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
  const all: WorkspaceDocumentDiagnosticReport[] = [];
  await corpus.ready();
  await corpus.check(undefined, token, (files) => {
    const items = files.map(({ path, resultId, diagnostics }): WorkspaceDocumentDiagnosticReport => {
      const uri = corpus.uriOf(path);
      if (previous.get(uri) === resultId) return { kind: 'unchanged', uri, version: null, resultId };
      const shown = diagnosticsFor([...diagnostics], client().diagnostics);
      return { kind: 'full', uri, version: null, resultId, items: shown };
    });
    if (partial) partial(items);
    else all.push(...items);
  });
  return { items: all };
}
