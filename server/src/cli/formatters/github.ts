/**
 * `check --format github`: commands that GitHub Actions displays as annotations. Source: GitHub Docs, "Workflow commands for GitHub
 * Actions". Escaping follows `command.ts` in GitHub's toolkit.
 */
import type { Problem, Severity } from '../../core/index.ts';
import { plainLines } from '../ciCommands.ts';
import { printable } from '../printable.ts';
import { createPaths, type PathsSetup } from './paths.ts';
import type { Formatter } from './formatter.ts';
import { amount, countsInWords, type FileResult } from './result.ts';

const commands: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** Creates the formatter: one command per line, followed by a summary. Lines and columns are 1-based; columns count UTF-16 code units. */
export function githubFormatter(setup: PathsSetup): Formatter {
  const { below } = createPaths(setup);
  return {
    separator: '',
    head: () => '',
    file: ({ path, lines, problems }) => problems.map((problem) => annotation(below(path), problem, lines)).join(''),
    unreadable: ({ path, message }) => command('error', { file: below(path), title: 'not checked' }, message),
    foot: ({ files, counts }) => `${amount(files, 'file')} checked: ${countsInWords(counts)}\n`,
  };
}

function annotation(file: string, { code, severity, message, span }: Problem, lines: FileResult['lines']): string {
  const start = lines.positionAt(span[0]);
  const end = lines.positionAt(span[1]);
  // GitHub rejects columns in annotations that span several lines.
  const columns =
    start.line === end.line ? { col: String(start.character + 1), endColumn: String(end.character + 1) } : {};
  const location = { file, line: String(start.line + 1), endLine: String(end.line + 1), ...columns };
  return command(commands[severity], { ...location, title: code }, message);
}

function command(name: string, properties: Readonly<Record<string, string>>, message: string): string {
  const list = Object.entries(properties).map(
    ([key, value]) => `${key}=${escapeProperty(plainLines(printable(value)))}`,
  );
  return `::${name} ${list.join(',')}::${escapeData(plainLines(printable(message)))}\n`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
