/** `check --format text`: output for people, with a paragraph for each problem. */
import type { Fix, Problem } from '../../core/index.ts';
import type { Painter } from '../colours.ts';
import { plainLines } from '../ciCommands.ts';
import { printable } from '../printable.ts';
import { excerptOf } from './excerpt.ts';
import type { Formatter, RunSummary } from './formatter.ts';
import { amount, countsInWords, type FileResult } from './result.ts';

export interface TextOptions {
  readonly paint: Painter;
}

/**
 * Creates the formatter. Its output lists all problems with their source lines, followed by a summary. Lines and columns are 1-based;
 * columns count UTF-16 code units, as in editors.
 */
export function textFormatter(options: TextOptions): Formatter {
  return {
    separator: '',
    head: () => '',
    file: (result) => plainLines(result.problems.map((problem) => `${paragraph(result, problem, options)}\n`).join('')),
    // Failures are printed to standard error.
    unreadable: () => '',
    foot: (run) => (run.files === 0 && run.failures.length > 0 ? '' : summaryLine(run, options)),
  };
}

function howToApply({ safe, command }: Fix): string {
  if (command === 'updateCatalogue') return ' (advisory catalogue update)';
  return safe ? ' (applied by --fix)' : '';
}

function paragraph(result: FileResult, problem: Problem, { paint }: TextOptions): string {
  const { line, character } = result.lines.positionAt(problem.span[0]);
  const { lineNumber, source, carets } = excerptOf(result.text, result.lines, problem.span);
  const gutter = String(lineNumber).length + 1;
  const margin = (label = ''): string => paint.dim(`${label.padStart(gutter)} │`);
  const notes = [
    ...(problem.related ?? []).map(
      ({ span, message }) => `see line ${result.lines.positionAt(span[0]).line + 1}: ${printable(message)}`,
    ),
    ...(problem.fixes ?? []).map((fix) => `fix: ${printable(fix.title)}${howToApply(fix)}`),
    `more: advisory explain ${problem.code}`,
  ];
  return [
    `${paint.bold(`${printable(result.path)}:${line + 1}:${character + 1}`)} ` +
      `${paint.severity(problem.severity, problem.severity)} ${printable(problem.message)} ${paint.dim(`[${problem.code}]`)}`,
    `${margin(String(lineNumber))} ${source}`,
    `${margin()} ${paint.severity(problem.severity, carets)}`,
    ...notes.map((note) => paint.dim(`${' '.repeat(gutter)} = ${note}`)),
    '',
  ].join('\n');
}

function summaryLine({ files, counts, fixed }: RunSummary, { paint }: TextOptions): string {
  const repaired = fixed > 0 ? `, ${amount(fixed, 'problem')} fixed` : '';
  return `${amount(files, 'file')} checked: ${countsInWords(counts, paint.severity)}${repaired}\n`;
}
