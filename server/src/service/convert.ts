/** Converts core's offsets and severities to LSP's ranges and numbers. No other file does. */
import type { DiagnosticSeverity, Range, TextEdit } from 'vscode-languageserver-types';
import type { Edit, Lines, Severity, Span } from '../core/index.ts';

/** Converts a span to an LSP range (zero-based lines, UTF-16 characters). */
export function toRange([start, end]: Span, lines: Lines): Range {
  return { start: lines.positionAt(start), end: lines.positionAt(end) };
}

/** Converts an LSP range to a span; positions after the end of a line count as its end. */
export function toSpan(range: Range, lines: Lines): Span {
  return [lines.offsetAt(range.start), lines.offsetAt(range.end)];
}

/** Converts an edit to an LSP text edit. */
export function toTextEdit(edit: Edit, lines: Lines): TextEdit {
  return { range: toRange(edit.span, lines), newText: edit.newText };
}

/**
 * Converts a severity to LSP's number. Source: LSP 3.17, "DiagnosticSeverity"; the module that defines it is too large for the lazily loaded
 * bundles.
 */
export function toDiagnosticSeverity(severity: Severity): DiagnosticSeverity {
  switch (severity) {
    case 'error':
      return 1;
    case 'warning':
      return 2;
    case 'information':
      return 3;
    case 'hint':
      return 4;
    default:
      return assertNever(severity);
  }
}

/** Ends an exhaustive switch: a missing case is a compile error, and a value outside the type throws. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${String(value)}`);
}
