/** Adapts diagnostics to the client's capabilities. */
import type { Diagnostic } from 'vscode-languageserver';
import type { DiagnosticFeatures } from '../connection/clientFeatures.ts';

/** Returns the diagnostics without properties that the client does not support. */
export function diagnosticsFor(diagnostics: Diagnostic[], client: DiagnosticFeatures): Diagnostic[] {
  return diagnostics.map((diagnostic) => diagnosticFor(diagnostic, client));
}

/** Returns a diagnostic without properties that the client does not support. */
function diagnosticFor(diagnostic: Diagnostic, client: DiagnosticFeatures): Diagnostic {
  const { tags, relatedInformation, codeDescription, ...rest } = diagnostic;
  const known = tags?.filter((tag) => client.tags.includes(tag)) ?? [];
  return {
    ...rest,
    ...(codeDescription && client.codeDescription ? { codeDescription } : {}),
    ...(known.length === 0 ? {} : { tags: known }),
    ...(relatedInformation && client.relatedInformation ? { relatedInformation } : {}),
  };
}
