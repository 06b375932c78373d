/** The problems as an author reads them, as plain text for a golden file. */
import type { Fix, Problem } from '../../server/src/core/problems/problem.ts';
import { changedLines } from './changedLines.ts';

/**
 * Returns each problem with the text that it highlights: severity, message, related locations, and the fixes in the order in which they
 * are offered, each with the lines that it changes.
 */
export function reportedText(text: string, problems: readonly Problem[]): string {
  return problems.map((problem) => `${lines(text, problem).join('\n  ')}\n`).join('\n');
}

function lines(text: string, { severity, message, span, related = [], fixes = [] }: Problem): string[] {
  const shown = (location: readonly [number, number]): string => JSON.stringify(text.slice(...location));
  return [
    `${severity}: ${shown(span)}`,
    message,
    ...related.map((location) => `see ${shown(location.span)}: ${location.message}`),
    ...fixes.flatMap((fix) => [
      `fix: ${fix.title}${marks(fix)}`,
      ...changedLines(text, fix.edits).map((line) => `  ${line}`),
    ]),
  ];
}

function marks({ safe, preferred }: Fix): string {
  const all = [safe === true ? 'safe' : '', preferred === true ? 'preferred' : ''].filter((mark) => mark !== '');
  return all.length === 0 ? '' : ` (${all.join(', ')})`;
}
