/** Quoted texts, and lists and mappings in brackets, whose lines fall back to the column of their key, or further to the left. */
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
import { endOfValue } from '../openValue.ts';
import { isOwnKey } from '../ownKey.ts';
import { columnOf, visit } from './unclosed.ts';

/** The most lines that a value may have. */
const maxLines = 200;

/** `summary: "Line one` and at the left margin `line two"`: the lines that are too far to the left are indented. */
export const fallenValue: RecoveryStrategy = (broken) => {
  const { text } = broken;
  const opening = unclosedBefore(broken);
  if (opening === undefined) return undefined;
  const first = lineAround(text, opening);
  const column = columnOf(first, opening);
  const end = endOfValue(text, opening, lineAfter(text, first)?.start ?? text.length);
  if (end === undefined) return undefined;
  const fallen: Line[] = [];
  for (let line = lineAfter(text, first); line && line.start <= end; line = lineAfter(text, line)) {
    if (line.indent > column || line.content.trim() === '') continue;
    if (isSibling(broken, line, first, column, fallen.length > 0)) return undefined;
    fallen.push(line);
  }
  const [start] = fallen;
  if (!start) return undefined;
  const by = column + 2 - Math.min(...fallen.map(({ indent }) => indent));
  const edits = fallen.map(({ start: at }): Edit => ({ span: [at, at], newText: ' '.repeat(by) }));
  const what = /["']/.test(text[opening] ?? '') ? 'quoted text' : 'brackets';
  const message = `This line belongs to the ${what} above it, but each of its lines must be indented further than its key. Indent the lines.`;
  const fix = { title: 'Indent the rest of the value', edits, safe: true };
  return { problem: syntaxProblem([start.start + start.indent, start.end], message, fix), edits };
};

/** Where the last quote or bracket opens at or before the error that is not closed on lines that are indented far enough. */
function unclosedBefore({ text, composed, at }: Broken): number | undefined {
  let found: number | undefined;
  let end = 0;
  visit(composed.tokens, (token) => {
    if (token.offset > Math.min(at, text.length) || token.offset < end) return;
    if (token.type === 'double-quoted-scalar' || token.type === 'single-quoted-scalar') {
      const isClosed = token.source.length > 1 && token.source.endsWith(token.source[0] ?? '');
      if (!isClosed) found = token.offset;
    } else if (token.type === 'flow-collection' && !token.end.some(({ type }) => /^flow-(?:seq|map)-end$/.test(type))) {
      found = token.start.offset;
      end = at + 1;
    }
  });
  return found;
}

/**
 * Whether a line is a key or an item beside the one whose value is open, or above it. After other lines that have fallen back a line with a
 * dash is one more of them.
 */
function isSibling({ text, isTopKey }: Broken, line: Line, first: Line, column: number, isBehind: boolean): boolean {
  const key = keyedLine(line)?.key ?? '';
  if (looksLikeKey(key) && (line.indent === 0 ? isTopKey(key) || isOwnKey(key) : line.indent === column)) return true;
  if (isBehind || !isItem(line)) return false;
  for (let above: Line | undefined = first, i = 0; above && i < maxLines; above = contentLineBefore(text, above), i++)
    if (isItem(above) && above.indent === line.indent) return true;
  return false;
}
