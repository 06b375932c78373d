/** One check of a document: configuration, text, analysis, holdback, the client's encoding. */
import { diagnosticsFor } from '../answers/diagnosticAnswers.ts';
import { createPositionConverter } from '../positions/positionEncoding.ts';
import { isReadOnlyCopy } from '../documents/readOnlyCopies.ts';
import type { Check, DiagnosticsParts } from './parts.ts';

/**
 * Makes the check of a connection. It notes what each one took, for the debounce. `resultIdOf` identifies the result for a document as it is
 * now; `due` is called once where diagnostics were held back, when it is time to report them.
 */
export function createCheck(
  { host, documents, config, client, scheduler, holdback }: DiagnosticsParts,
  resultIdOf: (uri: string) => string,
  due: (uri: string) => void,
): Check {
  return async (uri) => {
    if (isReadOnlyCopy(uri)) return undefined;
    const { rules, documentContext } = await config.of(uri);
    return scheduler.measure(uri, () => {
      const document = documents.get(uri);
      if (!document) return undefined;
      const { version, text, advisory } = document;
      const all = host.service.diagnostics(advisory, rules, uri, documentContext);
      // A client that pulls, and cannot be asked to pull again, gets everything at once.
      const { pullsDiagnostics, refreshesDiagnostics } = client();
      const canWait = !pullsDiagnostics || refreshesDiagnostics;
      const items = canWait ? holdback.withoutHeld(text, all, () => due(uri)) : all;
      const shown = diagnosticsFor(items, client().diagnostics);
      const converted = createPositionConverter(text, client().encoding).toClient(shown);
      return { version, resultId: resultIdOf(uri), items: converted };
    });
  };
}
