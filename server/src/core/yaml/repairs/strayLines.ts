/** Lines that are being typed and mean nothing yet: they are left out, and the lines around them are read as before. */
import type { Span } from '../../text.ts';
import { beginsEntry } from '../pieces.ts';
import { blankBehindColon } from './halfTyped.ts';
import { blockHeaderAbove } from './indentation.ts';
import {
  contentLineBefore,
  lineAfter,
  lineAround,
  syntaxProblem,
  type FindRepair,
  type Line,
  type Repair,
  unfinished,
} from './repair.ts';

/**
 * The lines of a section that stand at the left margin and are no entry, no comment, no list item and no closing bracket.
 * Those below a block of text may be its fallen rest, which has a repair of its own.
 */
export function strayLines(piece: string): readonly Repair[] {
  const strays: Repair[] = [];
  const first = lineAround(piece, piece.startsWith('\uFEFF') ? 1 : 0);
  const joined = blankBehindColon(first);
  if (joined) strays.push(joined);
  const from = beginsEntry(first.content.replace(/^\uFEFF/, '')) ? lineAfter(piece, first) : first;
  let fallen = false;
  for (let line: Line | undefined = from; line && !fallen; line = lineAfter(piece, line)) {
    const bare = line.content.replace(/^\uFEFF/, '');
    if (!/^[^\s#]/.test(bare) || /^(?:-(?:\s|$)|[\]}]|---|\.\.\.)/.test(bare)) continue;
    if (beginsEntry(bare)) continue;
    // What follows a line that fell out of a block of text fell with it.
    fallen = blockHeaderAbove(piece, line) !== undefined;
    if (!fallen) strays.push(withoutLine(line, unfinished(bare)));
  }
  return strays;
}

function withoutLine(line: Line, message: string): Repair {
  const start = line.start + line.indent;
  const span: Span = [start, Math.max(start, line.start + line.content.replace(/\s+#.*$/, '').trimEnd().length)];
  return {
    problem: syntaxProblem(span, message),
    edits: [{ span: [line.start, line.end], newText: '' }],
    lost: [line.start, line.end],
  };
}

const opening = /^\s*(?:- +)*(?:["'[{|>&*!@`%?]|&\w*|\*\w*|-)\s*$/;

/** A line that holds nothing but an opening quote or bracket, or another sign that asks for more. */
export const loneOpening: FindRepair = ({ text, at }) => {
  const error = lineAround(text, Math.min(at, text.length));
  for (let line: Line | undefined = error, far = 0; line && far < 400; line = contentLineBefore(text, line), far++)
    if (opening.test(line.content) && !/^\s*-\s*$/.test(line.content)) {
      const sign = line.content.trim().replace(/^(?:- +)+/, '');
      return withoutLine(line, `\`${sign}\` begins something that does not go on. Write the rest, or remove it.`);
    }
  return undefined;
};

/** The line above the error: what was begun there may be what does not fit. */
export const dropAbove: FindRepair = ({ text, at, composed }) => {
  if (composed.errors.length === 0) return undefined;
  const line = contentLineBefore(text, lineAround(text, at));
  if (!line || line.start === 0) return undefined;
  return withoutLine(line, 'YAML can not go on from this line. Check its quotes, brackets, colons and indentation.');
};
