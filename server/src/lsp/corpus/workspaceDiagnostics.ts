/** `workspace/diagnostic`: the diagnostics of advisories that are not open. */
import type {
  CancellationToken,
  WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { pushAll } from '../../core/index.ts';
import { diagnosticsFor } from '../answers/diagnosticAnswers.ts';
import type { AnsweringParts } from '../requestKinds/answeringParts.ts';
import type { CorpusClient } from './corpusClient.ts';

/**
 * Returns a report for each advisory that is not open. If the client has the current result for a file, the report says that it is
 * unchanged. If the client accepts partial results, each report is passed to `partial`, and the returned list is empty.
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
    else pushAll(all, items);
  });
  return { items: all };
}
