/** Repairs Markdown checkboxes at the start of list items, `- [x] Patch now`, or in place of their dashes. */
import { quoteScalar } from '../quote.ts';
import type { Edit } from '../../text/edits.ts';
import {
  contentLineBefore,
  keyedLine,
  lineAfter,
  lineAround,
  syntaxProblem,
  withoutComment,
  type Line,
  type RecoveryStrategy,
  type Repair,
} from './repair.ts';

const boxed = /^([ \t]*)((?:[-*+] +)?)(\[[ xX✓✔]?\][ \t]+)(?=\S)/;

/** Repairs list items that begin with check boxes: the item at the error and those that follow are repaired at once. */
export const checkBoxes: RecoveryStrategy = ({ text, at }) => {
  const line = lineAround(text, at);
  return boxed.test(line.content) ? boxesFrom(text, line, '')?.repair : undefined;
};

/**
 * Returns the repair for check boxes that begin on a line at the left margin, and the offset at which they end. Returns undefined if the
 * line has no check box, or if check boxes without dashes do not follow a key without a value. Offsets are relative to `text`.
 */
export function checkBoxesAtMargin(
  text: string,
  first: Line,
): { readonly repair: Repair; readonly end: number } | undefined {
  return first.indent === 0 && boxed.test(first.content) ? boxesFrom(text, first, '  ') : undefined;
}

function boxesFrom(
  text: string,
  first: Line,
  indent: string,
): { readonly repair: Repair; readonly end: number } | undefined {
  const [, , dash = '', box = ''] = boxed.exec(first.content) ?? [];
  const above = contentLineBefore(text, first);
  // Without dashes, the lines must be the value of the key above them.
  if (dash === '' && (!above || keyedLine(above)?.value !== '')) return undefined;
  const edits: Edit[] = [];
  let end = first.end;
  for (let line: Line | undefined = first; line; line = lineAfter(text, line)) {
    if (line.content.trim() === '') continue;
    const sign = boxed.exec(line.content);
    if (line.indent < first.indent || (line.indent === first.indent && (!sign || (sign[2] === '') !== (dash === ''))))
      break;
    end = line.end;
    if (line.indent > first.indent || !sign) {
      if (indent !== '') edits.push({ span: [line.start, line.start], newText: indent });
      continue;
    }
    const start = line.start + (sign[1] ?? '').length;
    const valueAt = line.start + sign[0].length;
    const value = withoutComment(text.slice(valueAt, line.end));
    edits.push({ span: [start, valueAt + value.length], newText: `${indent}- ${quoteScalar(value)}` });
  }
  const start = first.start + first.indent + dash.length;
  const span = [start, first.start + first.content.trimEnd().length] as const;
  const message =
    dash === ''
      ? `\`${box.trim()}\` is a Markdown checkbox, but YAML reads it as a list. Begin each item with a dash and a space instead.`
      : `\`${box.trim()}\` is a Markdown checkbox, but YAML reads it as a list. Remove the checkboxes.`;
  const title = dash === '' ? 'Replace the checkboxes with dashes' : 'Remove the checkboxes';
  return { repair: { problem: syntaxProblem(span, message, { title, edits, safe: false }), edits }, end };
}
