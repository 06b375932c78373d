/** Converts problems to LSP diagnostics. */
import { DiagnosticTag, type Diagnostic } from 'vscode-languageserver-types';
import { metaOf, type AdvisoryDocument, type Environment, type Problem } from '../core/index.ts';
import { toDiagnosticSeverity, toRange } from './convert.ts';

/** The source of every diagnostic. */
const diagnosticSource = 'advisory';

/** LSP's numbers for the tags of rules. */
const tags = { deprecated: DiagnosticTag.Deprecated, unnecessary: DiagnosticTag.Unnecessary } as const;

/** Converts a problem to a diagnostic; related locations are added if the document's `uri` is known. */
export function toDiagnostic(problem: Problem, document: AdvisoryDocument, env: Environment, uri?: string): Diagnostic {
  const tag = metaOf(problem.code)?.tag;
  const related = uri === undefined ? undefined : problem.related;
  return {
    range: toRange(problem.span, document.lines),
    severity: toDiagnosticSeverity(problem.severity),
    code: problem.code,
    codeDescription: { href: env.docsUrl(problem.code) },
    source: diagnosticSource,
    message: problem.message,
    ...(tag === undefined ? {} : { tags: [tags[tag]] }),
    ...(related === undefined || uri === undefined
      ? {}
      : {
          relatedInformation: related.map((location) => ({
            location: { uri, range: toRange(location.span, document.lines) },
            message: location.message,
          })),
        }),
  };
}
