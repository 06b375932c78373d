/** Diagnostics for what a client can read. */
import type { Diagnostic } from 'vscode-languageserver';
import type { DiagnosticFeatures } from '../connection/clientFeatures.ts';

/** The diagnostics without what the client does not know. */
export function diagnosticsFor(diagnostics: Diagnostic[], client: DiagnosticFeatures): Diagnostic[] {
  return diagnostics.map((diagnostic) => diagnosticFor(diagnostic, client));
}

/** A diagnostic without what the client does not know. */
export function diagnosticFor(diagnostic: Diagnostic, client: DiagnosticFeatures): Diagnostic {
  const { tags, relatedInformation, codeDescription, ...rest } = diagnostic;
  const known = tags?.filter((tag) => client.tags.includes(tag)) ?? [];
  return {
    ...rest,
    ...(codeDescription && client.codeDescription ? { codeDescription } : {}),
    ...(known.length === 0 ? {} : { tags: known }),
    ...(relatedInformation && client.relatedInformation ? { relatedInformation } : {}),
  };
}
