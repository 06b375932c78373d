/** Repairs quoted scalars and flow collections with lines indented no further than their key. */
import { isItem } from './outline.ts';
import type { Edit } from '../../text/edits.ts';
import {
  contentLinesAbove,
  keyedLine,
  lineAfter,
  lineAround,
  looksLikeKey,
  syntaxProblem,
  type Broken,
  type Line,
  type RecoveryStrategy,
} from './repair.ts';
import { endOfValue } from '../openValue.ts';
import { isOwnKey } from '../ownKey.ts';
import { columnOf, isClosedQuote, quotesAndBrackets } from './unclosed.ts';
import { smallest } from '../../util/lists.ts';

/** The maximum number of lines in a value. */
const maxLines = 200;

/** Repairs `summary: "Line one` followed by `line two"` at the left margin, by indenting the lines with too little indentation. */
export const underindentedValue: RecoveryStrategy = (broken) => {
  const { text } = broken;
  const opening = unclosedBefore(broken);
  if (opening === undefined) return undefined;
  const first = lineAround(text, opening);
  const column = columnOf(first, opening);
  const end = endOfValue(text, opening, lineAfter(text, first)?.start ?? text.length);
  if (end === undefined) return undefined;
  const underindented: Line[] = [];
  for (let line = lineAfter(text, first); line && line.start <= end; line = lineAfter(text, line)) {
    if (line.indent > column || line.content.trim() === '') continue;
    if (isSibling(broken, line, first, column, underindented.length > 0)) return undefined;
    underindented.push(line);
  }
  const [start] = underindented;
  if (!start) return undefined;
  const by = column + 2 - smallest(underindented.map(({ indent }) => indent));
  const edits = underindented.map(({ start: at }): Edit => ({ span: [at, at], newText: ' '.repeat(by) }));
  const what = /["']/.test(text[opening] ?? '') ? 'quoted text' : 'value in brackets';
  const message = `This line belongs to the ${what} above, but is not indented ${keyedLine(first) ? 'further than the key' : 'far enough'}. Indent the rest of the value.`;
  const fix = { title: 'Indent the rest of the value', edits, safe: true };
  return { problem: syntaxProblem([start.start + start.indent, start.end], message, fix), edits };
};

/** Returns the offset of the last quote or bracket, at or before the error, that is not closed on a sufficiently indented line. */
function unclosedBefore({ text, composed, at }: Broken): number | undefined {
  let found: number | undefined;
  let end = 0;
  for (const token of quotesAndBrackets(composed.tokens)) {
    if (token.offset > Math.min(at, text.length) || token.offset < end) continue;
    if (token.type !== 'flow-collection') {
      if (!isClosedQuote(token.source)) found = token.offset;
    } else if (!token.end.some(({ type }) => /^flow-(?:seq|map)-end$/.test(type))) {
      found = token.start.offset;
      end = at + 1;
    }
  }
  return found;
}

/**
 * Whether a line is a key or item at or above the level of the open value's key. A line with a dash that follows another line with too
 * little indentation is part of the value.
 */
function isSibling(
  { text, isTopKey }: Broken,
  line: Line,
  first: Line,
  column: number,
  isContinuation: boolean,
): boolean {
  const key = keyedLine(line)?.key ?? '';
  if (looksLikeKey(key) && (line.indent === 0 ? isTopKey(key) || isOwnKey(key) : line.indent === column)) return true;
  if (isContinuation || !isItem(line)) return false;
  for (const above of [first, ...contentLinesAbove(text, first, maxLines)])
    if (isItem(above) && above.indent === line.indent) return true;
  return false;
}
