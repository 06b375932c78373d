/** Repairs triple-quoted text, the multi-line string syntax of Python and TOML. */
import type { Edit } from '../../text/edits.ts';
import type { Span } from '../../text/text.ts';
import { quoteScalar } from '../quote.ts';
import {
  keyedLine,
  lineAfter,
  lineAround,
  syntaxProblem,
  type Line,
  type RecoveryStrategy,
  type Repair,
} from './repair.ts';
import { suspects } from './suspects.ts';
import { blockAdvice } from './textEdits.ts';
import { smallest } from '../../util/lists.ts';

/** The maximum number of lines searched for the closing quotes. */
const maxLines = 5_000;

/** Repairs a triple-quoted value. Replaces the quotes with a single pair, or with `|` if the value has several lines. */
export const tripleQuotes: RecoveryStrategy = (broken) => {
  for (const line of suspects(broken)) {
    const keyed = keyedLine(line);
    if (!keyed?.value.startsWith('"""')) continue;
    const inner = keyed.value.slice(3, -3);
    if (!keyed.value.endsWith('"""') || inner === '' || inner.includes('"""'))
      return asBlock(broken.text, line, keyed.key, keyed.lead.length, keyed.valueAt);
    const span = [keyed.valueAt, keyed.valueAt + keyed.value.length] as const;
    const edits: Edit[] = [{ span, newText: quoteScalar(inner.trim(), inner.includes('"') ? 'single' : 'double') }];
    const fix = { title: 'Replace with one pair of quotes', edits };
    return { problem: syntaxProblem(span, messageFor('Use one pair of quotes around the text'), fix), edits };
  }
  return undefined;
};

/**
 * Returns the repair for a triple-quoted value of the key on the text's first line that has lines at the left margin, and the end of the
 * value. Returns undefined if there is no such value, or if it ends before `line`.
 */
export function tripleQuotesAtMargin(
  text: string,
  line: Line,
): { readonly repair: Repair; readonly end: number } | undefined {
  const head = lineAround(text, text.startsWith('\uFEFF') ? 1 : 0);
  const keyed = keyedLine(head);
  if (!keyed?.value.startsWith('"""')) return undefined;
  const repair = asBlock(text, head, keyed.key, keyed.lead.length, keyed.valueAt);
  const end = repair?.edits.reduce((last, { span }) => Math.max(last, span[1]), 0) ?? 0;
  return repair && line.start < end ? { repair, end } : undefined;
}

const messageFor = (remedy: string): string => `\`"""\` is not YAML syntax. ${remedy}.`;

/**
 * Returns the repair that replaces the opening quotes with `|` and removes the closing quotes. If the closing quotes are missing, the lines
 * that are indented further than the key are the text. If any line is indented too little, all are indented further. Returns undefined if,
 * for example, the text is indented with tabs.
 */
function asBlock(text: string, head: Line, key: string, column: number, at: number): Repair | undefined {
  const rest = head.content.slice(at - head.start + 3).trim();
  const lines: Line[] = [];
  let line = lineAfter(text, head);
  for (let i = 0; line && i < maxLines && !line.content.trimEnd().endsWith('"""'); i++, line = lineAfter(text, line))
    lines.push(line);
  if (/"""/.test(rest)) return undefined;
  const last = line?.content.trimEnd().slice(0, -3).trim() ?? '';
  const written = [...lines, ...(line && last !== '' ? [line] : [])].filter(({ content }) => content.trim() !== '');
  // Without closing quotes, the text ends above the first line that is not indented further than the key.
  const stop = line ? -1 : written.findIndex(({ indent }) => indent <= column);
  const inner = stop < 0 ? written : written.slice(0, stop);
  if (line && inner.length === 0) return undefined;
  if (inner.some(({ indent, content }) => /\t/.test(content.slice(0, indent)))) return undefined;
  const least = inner.length === 0 ? column + 2 : smallest(inner.map((one) => one.indent));
  const by = least > column ? 0 : column + 2 - least;
  const indent = ' '.repeat(least + by);
  const eol = text[head.end] === '\r' ? '\r\n' : '\n';
  const end = head.start + head.content.trimEnd().length;
  const edits: Edit[] = [
    { span: [at, end], newText: rest === '' ? '|' : `|${eol}${indent}${rest}` },
    ...(by === 0 ? [] : inner.map((one): Edit => ({ span: [one.start, one.start], newText: ' '.repeat(by) }))),
    ...(line ? [{ span: closingSpan(text, line, last !== ''), newText: '' }] : []),
  ];
  const fix = { title: 'Convert to a block of text', edits };
  return {
    problem: syntaxProblem([at, at + 3], messageFor(`Remove the quotes, ${blockAdvice(key, 'add')}`), fix),
    edits,
  };
}

/** Returns the span of the closing quotes on a line, or of the whole line if it has no text before them. */
function closingSpan(text: string, line: Line, hasText: boolean): Span {
  const end = line.start + line.content.trimEnd().length;
  return hasText ? [end - 3, end] : [line.start, lineAfter(text, line)?.start ?? line.end];
}
