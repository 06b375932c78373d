/** `check --format json`: the shape that CI scripts read. Lines and characters are zero-based, characters UTF-16 units, as in LSP. */
import type { Lines, Problem, Span } from '../../core/index.ts';
import { countSeverities, type FileResult } from './result.ts';

/** One JSON object with a line break at its end. */
export function formatJson(results: readonly FileResult[]): string {
  const files = results.map(({ path, lines, problems }) => ({
    path,
    diagnostics: problems.map((problem) => diagnosticOf(problem, lines)),
  }));
  return `${JSON.stringify({ files, summary: { files: files.length, ...countSeverities(results) } }, null, 2)}\n`;
}

function diagnosticOf({ code, severity, message, span, fixes = [] }: Problem, lines: Lines): object {
  return {
    code,
    severity,
    message,
    range: rangeOf(span, lines),
    fixes: fixes.map(({ title, edits }) => ({
      title,
      edits: edits.map((edit) => ({ range: rangeOf(edit.span, lines), newText: edit.newText })),
    })),
  };
}

function rangeOf([start, end]: Span, lines: Lines): object {
  return { start: lines.positionAt(start), end: lines.positionAt(end) };
}
