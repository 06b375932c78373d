/** Parses lists whose items begin with a typographic bullet, as in text from word processors and web pages. */
import type { StateBlock } from 'markdown-it';

/**
 * A block rule that supplements the parser's own rule for lists and creates the same tokens. A line that begins with `•`, `▪` or `‣`, or
 * with `–` before whitespace or the end of the line, is an item. Indented lines below that line belong to the item, as in CommonMark 0.31,
 * 5.2.
 */
export function typographicList(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const bullet = afterBullet(state, startLine);
  if (bullet === undefined || tooDeep(state, startLine)) return false;
  // An empty item does not interrupt a paragraph.
  if (silent) return state.parentType !== 'paragraph' || state.skipSpaces(bullet) < at(state.eMarks, startLine);

  const list = state.push('bullet_list_open', 'ul', 1);
  const parentType = state.parentType;
  state.parentType = 'list';
  let line = startLine;
  for (let next: number | undefined = bullet; next !== undefined;) {
    line = readItem(state, line, endLine, next);
    next = line < endLine && continues(state, line, endLine) ? afterBullet(state, line) : undefined;
  }
  state.push('bullet_list_close', 'ul', -1);
  list.map = [startLine, line];
  state.parentType = parentType;
  state.line = line;
  return true;
}

/** Returns the offset after a line's bullet; undefined if the line has none. */
export function afterBullet(state: StateBlock, line: number): number | undefined {
  const start = at(state.bMarks, line) + at(state.tShift, line);
  const max = at(state.eMarks, line);
  const mark = start < max ? (state.src[start] ?? '') : '';
  const free = start + 1 >= max || /\s/.test(state.src[start + 1] ?? '');
  return /[•▪‣]/.test(mark) || (mark === '–' && free) ? start + 1 : undefined;
}

/** Whether a line is indented so far that it is code, or continues the preceding paragraph. */
function tooDeep({ sCount, blkIndent, listIndent }: StateBlock, line: number): boolean {
  const indent = at(sCount, line);
  return indent - blkIndent >= 4 || (listIndent >= 0 && indent - listIndent >= 4 && indent < blkIndent);
}

/** Whether the list may continue on a line: the line is not indented less than the list, and no other block begins there. */
function continues(state: StateBlock, line: number, endLine: number): boolean {
  if (at(state.sCount, line) < state.blkIndent || tooDeep(state, line)) return false;
  return !state.md.block.ruler.getRules('list').some((rule) => rule(state, line, endLine, true));
}

/** Reads the item that begins on a line; returns the line after the item. */
function readItem(state: StateBlock, line: number, endLine: number, end: number): number {
  const { tight, blkIndent, listIndent } = state;
  const shift = at(state.tShift, line);
  const count = at(state.sCount, line);
  const content = contentAfter(state, line, end, count + 1);
  const item = state.push('list_item_open', 'li', 1);

  state.listIndent = blkIndent;
  state.blkIndent = content.indent;
  state.tShift[line] = content.start - at(state.bMarks, line);
  state.sCount[line] = content.column;
  if (content.empty && state.isEmpty(line + 1)) state.line = Math.min(line + 2, endLine);
  else state.md.block.tokenize(state, line, endLine);
  state.tShift[line] = shift;
  state.sCount[line] = count;
  state.blkIndent = blkIndent;
  state.listIndent = listIndent;
  state.tight = tight;

  state.push('list_item_close', 'li', -1);
  item.map = [line, state.line];
  return state.line;
}

/** Returns the start of an item's content: its offset, its column, and the indentation of continuation lines. */
function contentAfter(state: StateBlock, line: number, end: number, column: number): Content {
  const max = at(state.eMarks, line);
  let start = end;
  let reached = column;
  for (; start < max && /\s/.test(state.src[start] ?? ''); start++) {
    reached += state.src[start] === '\t' ? 4 - ((reached + at(state.bsCount, line)) % 4) : 1;
  }
  const empty = start >= max;
  const spaces = reached - column;
  return { start, column: reached, empty, indent: column + (empty || spaces > 4 ? 1 : spaces) };
}

interface Content {
  readonly start: number;
  readonly column: number;
  readonly empty: boolean;
  readonly indent: number;
}

/** Returns the value for a line from a list in the parser's state. */
export const at = (values: readonly number[], line: number): number => values[line] ?? 0;
