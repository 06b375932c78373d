/** Typographic bullets that stand deeper than Markdown allows. */
import type { StateBlock } from 'markdown-it';
import { at, behindBullet } from './bullets.ts';

/**
 * A block rule that only moves: four columns and more would make code of a bullet, or a part of the paragraph before it.
 * Word processors indent that far, so the bullet and all that is as deep below it count as standing where the block does.
 */
export function moveDeepBullets(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const line = silent ? undefined : firstBullet(state, startLine, endLine);
  if (line === undefined) return false;
  const depth = at(state.sCount, line);
  const by = depth - state.blkIndent;
  if (by < 4 || /\S/.test(indentation(state, line))) return false;
  for (let below = line; below < endLine && (state.isEmpty(below) || at(state.sCount, below) >= depth); below++) {
    if (!state.isEmpty(below)) moveLine(state, below, by);
  }
  return false;
}

/** Takes `by` columns from the indentation of a line. */
function moveLine(state: StateBlock, line: number, by: number): void {
  const spaces = indentation(state, line);
  let taken = 0;
  for (let columns = 0; columns < by && taken < spaces.length; taken++) {
    columns += spaces[taken] === '\t' ? 4 - (columns % 4) : 1;
  }
  state.bMarks[line] = at(state.bMarks, line) + taken;
  state.tShift[line] = at(state.tShift, line) - taken;
  state.sCount[line] = at(state.sCount, line) - by;
}

/** What stands before the text of a line; marks of the lists and quotes that it belongs to may be part of it. */
const indentation = (state: StateBlock, line: number): string =>
  state.src.slice(at(state.bMarks, line), at(state.bMarks, line) + at(state.tShift, line));

/** The line of the first bullet of a paragraph; undefined for code, and for lists and quotes, whose own blocks come later. */
function firstBullet(state: StateBlock, startLine: number, endLine: number): number | undefined {
  if (behindBullet(state, startLine) !== undefined) return startLine;
  const start = at(state.bMarks, startLine) + at(state.tShift, startLine);
  const isParagraph = !/^(?:[-+*]|\d{1,9}[.)])\s|^(?:[>#]|```|~~~)/.test(state.src.slice(start, start + 11));
  if (at(state.sCount, startLine) - state.blkIndent >= 4 || !isParagraph) return undefined;
  const end = Math.min(endLine, startLine + 1 + linesAhead);
  for (let line = startLine + 1; line < end && !state.isEmpty(line); line++) {
    if (at(state.sCount, line) < state.blkIndent) return undefined;
    if (behindBullet(state, line) !== undefined) return line;
  }
  return undefined;
}

/** How many lines of a paragraph are looked at: blocks of one line each must not cost more than their length. */
const linesAhead = 40;
