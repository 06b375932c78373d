/** The fallback if no repair helps: the error is reported once, and the rest of the text is left unparsed. */
import type { Composed } from '../compose.ts';
import { reasonOf } from './halfTyped.ts';
import { lineAround, syntaxProblem, type Repair } from './repair.ts';

/** Returns the repair that removes everything from the line of the first error to the end. */
export function fallback(text: string, { errors }: Composed): Repair {
  const error = errors[0];
  let line = lineAround(text, Math.min(error?.pos[0] ?? 0, Math.max(0, text.length - 1)));
  while (line.content.trim() === '' && line.start > 0) line = lineAround(text, line.start - 1);
  const start = line.start + line.indent;
  return {
    problem: syntaxProblem(
      [start, Math.max(start, line.start + line.content.trimEnd().length)],
      reasonOf(error?.code ?? ''),
    ),
    edits: [{ span: [line.start, text.length], newText: '' }],
    unparsed: [line.start, text.length],
  };
}
