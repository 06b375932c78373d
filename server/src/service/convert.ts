/** Core's offsets and severities as LSP's ranges and numbers: the only file that converts between them. */
import { DiagnosticSeverity, type Range, type TextEdit } from 'vscode-languageserver-types';
import type { Edit, Lines, Severity, Span } from '../core/index.ts';

/** A span as an LSP range (zero-based lines, UTF-16 characters). */
export function toRange([start, end]: Span, lines: Lines): Range {
  return { start: lines.positionAt(start), end: lines.positionAt(end) };
}

/** An LSP range as a span; positions past a line's end count as its end. */
export function toSpan(range: Range, lines: Lines): Span {
  return [lines.offsetAt(range.start), lines.offsetAt(range.end)];
}

/** A change of text as LSP writes it. */
export function toTextEdit(edit: Edit, lines: Lines): TextEdit {
  return { range: toRange(edit.span, lines), newText: edit.newText };
}

/** A severity as LSP numbers it. */
export function toDiagnosticSeverity(severity: Severity): DiagnosticSeverity {
  switch (severity) {
    case 'error':
      return DiagnosticSeverity.Error;
    case 'warning':
      return DiagnosticSeverity.Warning;
    case 'information':
      return DiagnosticSeverity.Information;
    case 'hint':
      return DiagnosticSeverity.Hint;
    default:
      return assertNever(severity);
  }
}

/** Closes a switch: the compiler refuses a missing case, and a value from outside the types throws. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${String(value)}`);
}
