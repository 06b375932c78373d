/** The problems as an author reads them, as plain text for a golden file. */
import type { Fix, Problem } from '../../server/src/core/problems/problem.ts';

/**
 * Returns each problem with the text that it highlights: severity, message, related locations, fixes in the order in which they are
 * offered.
 */
export function reportedText(text: string, problems: readonly Problem[]): string {
  return problems.map((problem) => `${lines(text, problem).join('\n  ')}\n`).join('\n');
}

function lines(text: string, { severity, message, span, related = [], fixes = [] }: Problem): string[] {
  const shown = (place: readonly [number, number]): string => JSON.stringify(text.slice(...place));
  return [
    `${severity}: ${shown(span)}`,
    message,
    ...related.map((place) => `see ${shown(place.span)}: ${place.message}`),
    ...fixes.map((fix) => `fix: ${fix.title}${marks(fix)}`),
  ];
}

function marks({ safe, preferred }: Fix): string {
  const all = [safe === true ? 'safe' : '', preferred === true ? 'preferred' : ''].filter((mark) => mark !== '');
  return all.length === 0 ? '' : ` (${all.join(', ')})`;
}
