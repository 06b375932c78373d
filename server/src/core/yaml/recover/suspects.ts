/** Finds the lines that may have caused an error. */
import {
  contentLineBefore,
  contentLinesAbove,
  keyedLine,
  lineAfter,
  lineAround,
  linesFrom,
  type Broken,
  type Line,
} from './repair.ts';

/** The maximum number of lines to scan. */
export const maxCounted = 2_000;

/** Returns the line of the error, the lines around it and their parent: each line once, likeliest first. */
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

/** Returns the nearest following line that is neither empty nor a comment. */
export function contentLineAfter(text: string, line: Line): Line | undefined {
  for (const next of linesFrom(text, lineAfter(text, line))) if (!/^\s*(?:#|$)/.test(next.content)) return next;
  return undefined;
}

/** Returns the nearest preceding line that is indented less. */
export function parentOf(text: string, line: Line): Line | undefined {
  for (const above of contentLinesAbove(text, line, maxCounted)) if (above.indent < line.indent) return above;
  return undefined;
}

/** Returns how many lines begin at each column. */
export function indentations(text: string): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const line of linesFrom(text, lineAround(text, 0), maxCounted))
    if (line.content.trim() !== '') counts.set(line.indent, (counts.get(line.indent) ?? 0) + 1);
  return counts;
}

/** Whether a word is used as a key on another line. */
export function isKeyElsewhere(text: string, word: string, here: Line): boolean {
  for (const line of linesFrom(text, lineAround(text, 0), maxCounted))
    if (line.start !== here.start && keyedLine(line)?.key === word) return true;
  return false;
}

/** Whether a line begins a list item. */
export const isItem = (line: Line | undefined): boolean => line !== undefined && /^\s*-(?:\s|$)/.test(line.content);

/** Whether a line at the left margin has a key and a complete plain value. */
export function isCompleteEntry(line: Line): boolean {
  const keyed = keyedLine(line);
  return keyed?.lead === '' && /^[^"'[{|>&*!]/.test(keyed.value);
}
