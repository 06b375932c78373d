/** Finds the lines that may have caused an error. */
import { contentLineBefore, keyedLine, lineAfter, lineAround, type Broken, type Line } from './repair.ts';

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
  for (let next = lineAfter(text, line); next; next = lineAfter(text, next))
    if (!/^\s*(?:#|$)/.test(next.content)) return next;
  return undefined;
}

/** Returns the nearest preceding line that is indented less. */
export function parentOf(text: string, line: Line): Line | undefined {
  let above = contentLineBefore(text, line);
  for (let far = 0; above && above.indent >= line.indent && far < maxCounted; far++)
    above = contentLineBefore(text, above);
  return above && above.indent < line.indent ? above : undefined;
}

/** Returns how many lines begin at each column. */
export function indentations(text: string): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  let line: Line | undefined = lineAround(text, 0);
  for (let i = 0; line && i < maxCounted; i++, line = lineAfter(text, line))
    if (line.content.trim() !== '') counts.set(line.indent, (counts.get(line.indent) ?? 0) + 1);
  return counts;
}

/** Whether a word is used as a key on another line. */
export function isKeyElsewhere(text: string, word: string, here: Line): boolean {
  let line: Line | undefined = lineAround(text, 0);
  for (let i = 0; line && i < maxCounted; i++, line = lineAfter(text, line))
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
