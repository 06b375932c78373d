/** Handles typographic bullets that are indented further than Markdown allows. */
import type { StateBlock } from 'markdown-it';
import { at, afterBullet } from './bullets.ts';

/**
 * A block rule that only changes indentation. Markdown reads a bullet indented by four or more columns as code or as part of the preceding
 * paragraph, but word processors indent that far. The bullet is therefore moved left to the indentation of the block, and the lines below
 * it that are indented at least as far are moved left by the same amount.
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

/** Removes `by` columns from the indentation of a line. */
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

/** Returns the text before the content of a line, which may contain markers of enclosing lists and quotes. */
const indentation = (state: StateBlock, line: number): string =>
  state.src.slice(at(state.bMarks, line), at(state.bMarks, line) + at(state.tShift, line));

/**
 * Returns the line of the first bullet in a paragraph. Returns undefined if there is none within `linesAhead` lines, for code and headings,
 * and for lists and quotes, whose blocks are parsed later.
 */
function firstBullet(state: StateBlock, startLine: number, endLine: number): number | undefined {
  if (afterBullet(state, startLine) !== undefined) return startLine;
  const start = at(state.bMarks, startLine) + at(state.tShift, startLine);
  const isParagraph = !/^(?:[-+*]|\d{1,9}[.)])\s|^(?:[>#]|```|~~~)/.test(state.src.slice(start, start + 11));
  if (at(state.sCount, startLine) - state.blkIndent >= 4 || !isParagraph) return undefined;
  const end = Math.min(endLine, startLine + 1 + linesAhead);
  for (let line = startLine + 1; line < end && !state.isEmpty(line); line++) {
    if (at(state.sCount, line) < state.blkIndent) return undefined;
    if (afterBullet(state, line) !== undefined) return line;
  }
  return undefined;
}

/** The maximum number of lines searched in a paragraph, so that parsing takes linear time. */
const linesAhead = 40;
