/** Converts offsets and severities, which core uses, to LSP's ranges and numbers, and ranges to offsets. */
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
 * Converts a severity to LSP's number. Source: LSP 3.17, "DiagnosticSeverity". The enum is not imported, because its module is too large
 * for the bundles that are loaded on demand.
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

/** Marks the unreachable end of an exhaustive switch. A missing case is a compile error, and a value outside the type throws. */
function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${String(value)}`);
}
