/** Problems as LSP diagnostics. */
import { DiagnosticTag, type Diagnostic } from 'vscode-languageserver-types';
import type { AdvisoryDocument, Environment, Problem } from '../core/index.ts';
import { toDiagnosticSeverity, toRange } from './convert.ts';

/** What every diagnostic of the product names as its source. */
export const diagnosticSource = 'advisory';

/** Codes whose text the editor greys out or strikes through. Source: LSP 3.17, `DiagnosticTag`. */
const tags: ReadonlyMap<string, DiagnosticTag> = new Map([
  ['attack/revoked', DiagnosticTag.Deprecated],
  ['attack/deprecated', DiagnosticTag.Deprecated],
  ['tlp/deprecated', DiagnosticTag.Deprecated],
  ['advisory/unused-suppression', DiagnosticTag.Unnecessary],
]);

/** A problem as a diagnostic; places that explain it are added when the document's `uri` is known. */
export function toDiagnostic(problem: Problem, document: AdvisoryDocument, env: Environment, uri?: string): Diagnostic {
  const tag = tags.get(problem.code);
  const related = uri === undefined ? undefined : problem.related;
  return {
    range: toRange(problem.span, document.lines),
    severity: toDiagnosticSeverity(problem.severity),
    code: problem.code,
    codeDescription: { href: env.docsUrl(problem.code) },
    source: diagnosticSource,
    message: problem.message,
    ...(tag === undefined ? {} : { tags: [tag] }),
    ...(related === undefined || uri === undefined
      ? {}
      : {
          relatedInformation: related.map((place) => ({
            location: { uri, range: toRange(place.span, document.lines) },
            message: place.message,
          })),
        }),
  };
}
