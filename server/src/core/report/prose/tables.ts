/** Handles table rows with more or fewer cells than the table has columns. Source: GFM 0.29, 4.10. */
import type { StateBlock, StateCore, Token } from 'markdown-it';

/**
 * A block rule that ends huge tables. The parser pads short rows, so a few characters could create thousands of cells, whereas other prose
 * creates at most a few tokens for each character. The text after the limit is shown as typed.
 */
export function endOfHugeTable(state: StateBlock, startLine: number, _endLine: number, silent: boolean): boolean {
  if (!silent || state.parentType !== 'table') return false;
  return state.tokens.length > 4096 + 4 * (state.bMarks[startLine] ?? 0);
}

/**
 * A rule that runs after the parser's block rules. GitHub Flavored Markdown drops excess cells, such as the text after the bar in `type a |
 * findstr b`; here they become part of the last cell. Cells that the parser added to short rows are removed.
 */
export function wholeRows(state: StateCore): void {
  if (!state.tokens.some(({ type }) => type === 'tbody_open')) return;
  const lines = state.src.split('\n');
  const tokens: Token[] = [];
  let inBody = false;
  let cells: Token[] = [];
  let row: Row | undefined;
  for (const token of state.tokens) {
    if (token.type === 'tbody_open' || token.type === 'tbody_close') inBody = token.nesting > 0;
    if (token.type === 'tr_open') {
      cells = [];
      // The head has one cell for each column, or it would not be a table.
      row = inBody && token.map ? rowOf(lines[token.map[0]] ?? '') : undefined;
    } else if (token.type === 'inline') cells.push(token);
    if (row && token.type === 'td_close' && cells.length > row.cells) {
      tokens.length -= 2;
      continue;
    }
    const last = cells.at(-1);
    if (row && last && token.type === 'tr_close' && row.cells > cells.length) last.content = restOf(row, cells.length);
    tokens.push(token);
  }
  state.tokens = tokens;
}

/** A table row from its first cell on, without the bars at its ends. */
interface Row {
  readonly text: string;
  readonly cells: number;
}

function rowOf(line: string): Row {
  const trimmed = line.replace(/^[\s>]*/, '').trimEnd();
  const begin = trimmed.startsWith('|') ? 1 : 0;
  const end = begin < trimmed.length - 1 && /(?<!\\)\|$/.test(trimmed) ? -1 : undefined;
  const text = trimmed.slice(begin, end);
  return { text, cells: text.split(bar).length };
}

/** Returns the text of a row from cell number `columns` on. */
const restOf = ({ text }: Row, columns: number): string =>
  text
    .split(bar)
    .slice(columns - 1)
    .join('|')
    .replaceAll('\\|', '|')
    .trim();

const bar = /(?<!\\)\|/;
