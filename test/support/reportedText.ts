/** What an author reads of problems, as plain text for a file of expected outputs. */
import type { Fix, Problem } from '../../server/src/core/problems/problem.ts';

/** Each problem by what it highlights: severity, message, places that explain it, fixes in the order in which they are offered. */
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
