/** Omits a line that makes the lines around it invalid. */
import { linesMatching } from './outline.ts';
import type { Span } from '../../text/text.ts';
import {
  contentLineBefore,
  lineAround,
  syntaxProblem,
  type Line,
  type RecoveryStrategy,
  type Repair,
} from './repair.ts';

/** Returns the repair that omits a line but keeps its line break. The problem covers its content, without a comment. */
export function withoutLine(line: Line, message: string): Repair {
  const start = line.start + line.indent + (line.content.startsWith('\uFEFF') ? 1 : 0);
  const span: Span = [
    start,
    Math.max(start, line.start + line.content.replace(/(?<!\s)\s+#[^]*$/, '').trimEnd().length),
  ];
  return {
    problem: syntaxProblem(span, message),
    edits: [{ span: [line.start, line.end], newText: '' }],
    unparsed: [line.start, line.end],
  };
}

const opening = /^\s*(?:- +)*(?:["'[{|>&*!@`%?]|&\w*|\*\w*|-)\s*$/;
const loneDash = /^\s*-\s*$/;

/** Omits the last line up to the error that contains only an opening quote or bracket, or other syntax that requires more text. */
export const loneOpening: RecoveryStrategy = ({ text, at }) => {
  const line = linesMatching(text, opening).findLast(({ start, content }) => start <= at && !loneDash.test(content));
  const sign = line?.content.trim().replace(/^(?:- +)+/, '');
  return (
    line && withoutLine(line, `\`${sign}\` begins a value that is not complete. Complete the value, or remove it.`)
  );
};

/** Omits the line above the error, because it may begin the invalid structure. */
export const dropAbove: RecoveryStrategy = ({ text, at }) => {
  const line = contentLineBefore(text, lineAround(text, at));
  if (!line || line.start === 0) return undefined;
  return withoutLine(line, 'This line is not valid YAML. Check its quotes, brackets, colons and indentation.');
};
