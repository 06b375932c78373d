/** Quoted texts of several lines that fall back to the column of their key, or further to the left. */
import type { Edit } from '../../text/edits.ts';
import {
  contentLineBefore,
  keyedLine,
  lineAfter,
  lineAround,
  looksLikeKey,
  syntaxProblem,
  type Broken,
  type Line,
  type RecoveryStrategy,
} from './repair.ts';
import { isItem } from './suspects.ts';
import { closingQuoteIn } from '../openQuote.ts';
import { columnOf, visit } from './unclosed.ts';

/** So many lines a quoted text may have. */
const maxLines = 200;

/** `summary: "Line one` and at the left margin `line two"`: the lines that are too far to the left are indented. */
export const fallenQuote: RecoveryStrategy = (broken) => {
  const { text } = broken;
  const opening = unclosedBefore(broken);
  if (opening === undefined) return undefined;
  const first = lineAround(text, opening);
  const column = columnOf(first, opening);
  const lines = linesOfQuote(text, opening, first);
  const fallen = lines.filter(({ indent, content }) => indent <= column && content.trim() !== '');
  const [start] = fallen;
  if (!start || fallen.some((line) => isSibling(broken, line, first, column))) return undefined;
  const by = column + 2 - Math.min(...fallen.map(({ indent }) => indent));
  const edits = fallen.map(({ start: at }): Edit => ({ span: [at, at], newText: ' '.repeat(by) }));
  const message =
    'This line belongs to the quoted text above it, but each of its lines must be indented further than its key. Indent the lines of the text.';
  const fix = { title: 'Indent the rest of the text', edits, safe: true };
  return { problem: syntaxProblem([start.start + start.indent, start.end], message, fix), edits };
};

/** Where the last quote opens at or before the error that is not closed on lines that are indented far enough. */
function unclosedBefore({ text, composed, at }: Broken): number | undefined {
  let found: number | undefined;
  visit(composed.tokens, (token) => {
    if (token.type !== 'double-quoted-scalar' && token.type !== 'single-quoted-scalar') return;
    const mark = token.source[0] ?? '';
    const isClosed = token.source.length > 1 && token.source.endsWith(mark);
    if (!isClosed && token.offset <= Math.min(at, text.length)) found = token.offset;
  });
  return found;
}

/** The lines behind the first one of a quoted text, down to the one that ends with its closing quote; empty where none does. */
function linesOfQuote(text: string, opening: number, first: Line): readonly Line[] {
  const mark = text[opening] ?? '"';
  const lines: Line[] = [];
  for (let line = lineAfter(text, first); line && lines.length < maxLines; line = lineAfter(text, line)) {
    lines.push(line);
    const at = closingQuoteIn(line.content, mark, 0);
    if (at !== undefined) return /^[ \t]*(?:\s#.*)?$/.test(line.content.slice(at + 1)) ? lines : [];
  }
  return [];
}

/** Whether a line is a key or an item beside the one whose text is quoted, or above it. */
function isSibling({ text, isTopKey }: Broken, line: Line, first: Line, column: number): boolean {
  const key = keyedLine(line)?.key ?? '';
  if (looksLikeKey(key) && (line.indent === 0 ? isTopKey(key) || key.startsWith('x_') : line.indent === column))
    return true;
  if (!isItem(line)) return false;
  for (let above: Line | undefined = first, i = 0; above && i < maxLines; above = contentLineBefore(text, above), i++)
    if (isItem(above) && above.indent === line.indent) return true;
  return false;
}
