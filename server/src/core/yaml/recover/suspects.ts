/** Finds the lines that may have caused an error. */
import { contentLineAfter, parentOf } from './outline.ts';
import { contentLineBefore, keyedLine, lineAround, type Broken, type Line } from './repair.ts';

/** The maximum number of lines searched for the end of quoted text. */
export const maxCounted = 2_000;

/**
 * Returns the line at which the error begins, the lines before and after it, the line at which the error ends, and the nearest line above
 * that is indented less: each line once, likeliest first.
 */
export function suspects({ text, at, end }: Broken): readonly Line[] {
  let first = lineAround(text, Math.min(at, text.length));
  if (first.content.trim() === '') first = contentLineBefore(text, first) ?? first;
  const before = contentLineBefore(text, first);
  const parent = parentOf(text, first);
  const after = contentLineAfter(text, first);
  const last = end > first.end && end <= text.length ? lineAround(text, end) : undefined;
  const lines = [first, before, after, last, parent];
  return lines.filter(
    (line, i): line is Line => line !== undefined && lines.findIndex((one) => one?.start === line.start) === i,
  );
}

/** Whether a line at the left margin has a key and a complete plain value. */
export function isCompleteEntry(line: Line): boolean {
  const keyed = keyedLine(line);
  return keyed?.lead === '' && /^[^"'[{|>&*!]/.test(keyed.value);
}
