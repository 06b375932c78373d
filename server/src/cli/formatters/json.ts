/** `check --format json`: output for scripts. As in LSP, lines and characters are zero-based, and characters count UTF-16 code units. */
import type { Lines, Problem, Span } from '../../core/index.ts';
import { jsonWithoutCommands } from '../ciCommands.ts';
import type { Formatter } from './formatter.ts';

/** Creates the formatter. Its output is a single JSON object with a trailing newline. */
export function jsonFormatter(): Formatter {
  return {
    separator: ',\n',
    head: () => '{\n  "files": [\n',
    file: ({ path, lines, problems }) =>
      indented({ path, diagnostics: problems.map((problem) => diagnosticOf(problem, lines)) }, 4),
    unreadable: () => '',
    foot: ({ files, counts }) => `\n  ],\n  "summary": ${indented({ files, ...counts }, 2).trimStart()}\n}\n`,
  };
}

function indented(value: object, by: number): string {
  return jsonWithoutCommands(JSON.stringify(value, null, 2)).replace(/^/gm, ' '.repeat(by));
}

function diagnosticOf({ code, severity, message, span, fixes = [] }: Problem, lines: Lines): object {
  return {
    code,
    severity,
    message,
    range: rangeOf(span, lines),
    // Fixes that run a command are omitted, because a script could not apply them.
    fixes: fixes
      .filter(({ command }) => command === undefined)
      .map(({ title, edits }) => ({
        title,
        edits: edits.map((edit) => ({ range: rangeOf(edit.span, lines), newText: edit.newText })),
      })),
  };
}

function rangeOf([start, end]: Span, lines: Lines): object {
  return { start: lines.positionAt(start), end: lines.positionAt(end) };
}
