/** The command `advisory.checkWorkspace`. */
import type { CancellationToken, Diagnostic } from 'vscode-languageserver';
import type { WorkspaceCheck } from '../../protocol/corpus.ts';
import type { AnsweringParts } from '../requestKinds/answeringParts.ts';
import type { CorpusClient } from './corpusClient.ts';
import { startProgress } from './progress.ts';
import type { Unopened } from './unopened.ts';

type Counts = { -readonly [key in keyof WorkspaceCheck]: number };

/**
 * Checks all advisories, and returns the numbers of files and problems; null if the client or the user cancels. Publishes the diagnostics of
 * advisories that are not open; the client already has the others. Shows progress that can be cancelled.
 */
export async function checkWorkspace(
  parts: AnsweringParts,
  corpus: CorpusClient,
  unopened: Unopened,
  token: CancellationToken,
): Promise<WorkspaceCheck | null> {
  const stop = joined(token);
  const progress = startProgress(parts, 'Checking advisories', stop.cancel);
  const counts: Counts = { files: 0, withProblems: 0, errors: 0, warnings: 0, others: 0 };
  try {
    await corpus.ready();
    await corpus.check(undefined, stop.token, (files, checked, total) => {
      unopened.show(files);
      for (const { diagnostics } of files) count(counts, diagnostics);
      progress.report(checked, total);
    });
    if (stop.token.isCancellationRequested) return null;
    for (const diagnostics of await openDiagnostics(parts)) count(counts, diagnostics);
    return counts;
  } finally {
    progress.end();
  }
}

function count(counts: Counts, diagnostics: readonly Diagnostic[]): void {
  counts.files++;
  if (diagnostics.length > 0) counts.withProblems++;
  for (const { severity } of diagnostics) {
    if (severity === 1) counts.errors++;
    else if (severity === 2) counts.warnings++;
    else counts.others++;
  }
}

async function openDiagnostics({ texts, documents, config, host }: AnsweringParts): Promise<Diagnostic[][]> {
  const found: Diagnostic[][] = [];
  for (const uri of texts.uris()) {
    const { rules, documentContext } = await config.of(uri);
    const open = documents.get(uri);
    if (open?.advisory.kind === 'advisory')
      found.push(host.service.diagnostics(open.advisory, rules, uri, documentContext));
  }
  return found;
}

/** Returns a token that is cancelled together with another token or by calling the returned function. */
function joined(token: CancellationToken): { readonly token: CancellationToken; readonly cancel: () => void } {
  let isCancelled = token.isCancellationRequested;
  const listeners = new Set<(event: unknown) => unknown>();
  const cancel = (): void => {
    isCancelled = true;
    for (const listener of [...listeners]) listener(undefined);
    listeners.clear();
  };
  token.onCancellationRequested(cancel);
  return {
    cancel,
    token: {
      get isCancellationRequested() {
        return isCancelled;
      },
      onCancellationRequested(listener: (event: unknown) => unknown) {
        listeners.add(listener);
        return { dispose: () => void listeners.delete(listener) };
      },
    },
  };
}
