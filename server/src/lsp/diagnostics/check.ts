/** Checks one document: resolves its configuration, analyses its text, holds back diagnostics, and converts positions to the client's encoding. */
import { diagnosticsFor } from '../answers/diagnosticAnswers.ts';
import { createPositionConverter } from '../positions/positionEncoding.ts';
import { isReadOnlyCopy } from '../documents/readOnlyCopies.ts';
import type { Check, DiagnosticsParts } from './parts.ts';

/**
 * Creates the function that checks documents. It records the duration of each check, which determines the delay of the next one.
 * `resultIdOf` returns the ID of the current result for a document. `due` is called once when held-back diagnostics have to be reported,
 * `checked` after each check.
 */
export function createCheck(
  { host, documents, config, client, scheduler, holdback, noteId }: DiagnosticsParts,
  resultIdOf: (uri: string) => string,
  due: (uri: string) => void,
  checked: (uri: string, version: number) => void,
): Check {
  return async (uri) => {
    if (isReadOnlyCopy(uri)) return undefined;
    const { rules, documentContext } = await config.of(uri);
    return scheduler.measure(uri, () => {
      const document = documents.get(uri);
      if (!document) return undefined;
      const { version, text, advisory } = document;
      if (advisory.kind === 'advisory') noteId?.(uri, advisory.advisory.id?.value.trim());
      const all = host.service.diagnostics(advisory, rules, uri, documentContext);
      // A client that pulls diagnostics but does not support refresh requests would never receive held-back diagnostics, so such a client
      // receives all diagnostics at once.
      const { pullsDiagnostics, refreshesDiagnostics } = client();
      const canWait = !pullsDiagnostics || refreshesDiagnostics;
      const items = canWait ? holdback.withoutHeld(text, all, () => due(uri)) : all;
      const shown = diagnosticsFor(items, client().diagnostics);
      checked(uri, version);
      const converted = createPositionConverter(text, client().encoding).toClient(shown);
      return { version, resultId: resultIdOf(uri), items: converted };
    });
  };
}
