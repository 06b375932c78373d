/** Provides the diagnostics of open documents, pulled or pushed. */
import type { DocumentDiagnosticReport } from 'vscode-languageserver';
import { createCheck } from './check.ts';
import type { DiagnosticsParts } from './parts.ts';
import { createPreparation } from './preparation.ts';
import { createPublisher } from './publisher.ts';
import { createPush } from './push.ts';
import { createRefresh } from './refresh.ts';

export interface Diagnostics {
  documentChanged(uri: string): void;
  documentClosed(uri: string): void;
  /** Checks every open document again or, if the client pulls diagnostics and supports it, asks the client to pull them again. */
  settingsChanged(): void;
  /** Whether this ID belongs to the current result for a document. */
  isCurrent(uri: string, resultId: string | undefined): boolean;
  /**
   * Returns the report for a client that pulls diagnostics and has the result with this ID. The report is empty for a document that is not
   * open, and for a read-only copy of a file.
   */
  report(uri: string, previousResultId: string | undefined): Promise<DocumentDiagnosticReport>;
}

/** Creates the diagnostics for a connection. Its methods must be called on the corresponding events. */
export function createDiagnostics(parts: DiagnosticsParts): Diagnostics {
  const { texts, client, scheduler, holdback } = parts;
  /** Incremented on each change to the settings, which makes earlier results obsolete. */
  let settingsGeneration = 0;
  /** The number of the last change to each open document. Versions do not identify a text: they begin anew when it is reopened. */
  const changes = new Map<string, number>();
  let lastChange = 0;
  const resultIdOf = (uri: string): string =>
    `${settingsGeneration}:${changes.get(uri) ?? 'closed'}${holdback.isHolding(uri) ? ' typing' : ''}`;
  const preparation = createPreparation(parts);
  const report = (uri: string): void => (client().pullsDiagnostics ? refresh() : push.schedule(uri));
  const check = createCheck(parts, resultIdOf, report, preparation.checked);
  const publisher = createPublisher(parts);
  const push = createPush(parts, check, publisher);
  const refresh = createRefresh(parts);
  return {
    documentChanged(uri) {
      changes.set(uri, ++lastChange);
      if (!client().pullsDiagnostics) push.schedule(uri);
    },
    documentClosed(uri) {
      changes.delete(uri);
      scheduler.forget(uri);
      preparation.forget(uri);
      if (client().pullsDiagnostics) return;
      push.cancel(uri);
      publisher.clear(uri);
    },
    settingsChanged() {
      settingsGeneration++;
      if (!client().pullsDiagnostics) texts.uris().forEach(push.schedule);
      else if (client().refreshesDiagnostics) refresh();
    },
    isCurrent: (uri, resultId) => resultId === resultIdOf(uri),
    async report(uri, previousResultId) {
      const resultId = resultIdOf(uri);
      if (previousResultId === resultId) return { kind: 'unchanged', resultId };
      const checked = await check(uri);
      return checked ? { kind: 'full', resultId: checked.resultId, items: checked.items } : { kind: 'full', items: [] };
    },
  };
}
