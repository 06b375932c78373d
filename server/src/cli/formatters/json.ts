/** `check --format json`: output for CI scripts. Lines and characters are zero-based, characters UTF-16 units, as in LSP. */
import type { Lines, Problem, Span } from '../../core/index.ts';
import { jsonWithoutCommands } from '../ciCommands.ts';
import type { Formatter } from './formatter.ts';

/** Creates the formatter: one JSON object, followed by a line break. */
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
    // Commands of fixes are omitted, because a reader could not apply them.
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
