/** Omits a line that makes the lines around it invalid. */
import { linesMatching } from './outline.ts';
import type { Span } from '../../text/text.ts';
import {
  contentLineBefore,
  lineAfter,
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

/** Describes a Markdown fence that encloses nothing, for {@link foreignLine}. */
export const strayFence = 'is a Markdown fence, which is not YAML';

/** Returns the repair for a line left over from other tools; its fix removes the line. `what` follows the line in the message. */
export function foreignLine(text: string, line: Line, what: string): Repair {
  const repair = withoutLine(line, `"${line.content.trim().slice(0, 40)}" ${what}. Remove the line.`);
  const past = lineAfter(text, line)?.start ?? line.end;
  const edits = [{ span: [line.start, past] as Span, newText: '' }];
  return { ...repair, problem: { ...repair.problem, fixes: [{ title: 'Remove the line', edits, preferred: true }] } };
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
