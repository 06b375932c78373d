/** Repairs Markdown fences (CommonMark 0.31, 4.5) used in place of `|`, or pasted around a whole document. */
import type { Edit } from '../../text/edits.ts';
import {
  contentLinesAbove,
  keyedLine,
  lineAfter,
  lineAround,
  linesFrom,
  syntaxProblem,
  type Line,
  type RecoveryStrategy,
  type Repair,
} from './repair.ts';
import { suspects } from './suspects.ts';
import { smallest } from '../../util/lists.ts';

const fence = /^(?:`{3,}|~{3,})[\w+-]*$/;
/** The maximum number of lines searched for a closing fence. */
const maxLines = 5_000;

/** Repairs ```` body: ``` ````, or a fence on the next line: the lines between the fences become a block scalar. */
export const fencedValue: RecoveryStrategy = (broken) => {
  const { text } = broken;
  for (const line of suspects(broken)) {
    const keyed = keyedLine(line);
    const next = lineAfter(text, line);
    const isBeside = fence.test(keyed?.value ?? '');
    if (!keyed || !next || !(isBeside || (keyed.value === '' && fence.test(next.content.trim())))) continue;
    const opening = isBeside ? line : next;
    const found = fencedLines(text, opening);
    if (!found) continue;
    const { lines, closing } = found;
    const start = keyed.valueAt;
    const mark: Edit = isBeside
      ? { span: [start, start + keyed.value.length], newText: '|' }
      : { span: [opening.start, nextStart(text, opening)], newText: '' };
    const colon = line.start + line.content.indexOf(':', keyed.keyAt - line.start + keyed.key.length) + 1;
    const wanted = keyed.lead.length + 2;
    const least = smallest(lines.map(({ indent }) => indent));
    // The first line sets the indentation of a block. If it is indented further than others, each line with too little indentation is moved.
    const isSteep = (lines[0]?.indent ?? 0) > least;
    const moved = lines.flatMap(({ start: at, indent }): Edit[] => {
      const by = wanted - (isSteep ? indent : least);
      return by > 0 ? [{ span: [at, at], newText: ' '.repeat(by) }] : [];
    });
    const edits: Edit[] = [
      ...(isBeside ? [] : [{ span: [colon, colon] as const, newText: ' |' }]),
      mark,
      ...moved,
      { span: [closing.start, nextStart(text, closing)], newText: '' },
    ];
    const from = isBeside ? start : opening.start + opening.indent;
    const end = opening.start + opening.content.trimEnd().length;
    const message = `"${text.slice(from, end)}" is a Markdown fence, which is not YAML. Remove the fences, add \`|\` after \`${keyed.key}:\`, and indent the lines below it.`;
    const fix = { title: 'Convert to a block of text', edits };
    return { problem: syntaxProblem([from, end], message, fix), edits };
  }
  return undefined;
};

/** Returns the non-blank lines between a fence and its closing fence; undefined if the fence is not closed or encloses no text. */
function fencedLines(text: string, opening: Line): { lines: readonly Line[]; closing: Line } | undefined {
  const lines: Line[] = [];
  for (const line of linesFrom(text, lineAfter(text, opening), maxLines)) {
    if (/^(?:`{3,}|~{3,})$/.test(line.content.trim())) return lines.length === 0 ? undefined : { lines, closing: line };
    if (line.content.trim() !== '') lines.push(line);
  }
  return undefined;
}

/** Whether a line is inside a fence that opens on a key's line, or indented on the line below it. */
export function isInFence(text: string, line: Line): boolean {
  for (const above of contentLinesAbove(text, line, maxAbove)) {
    const isBelowKey =
      above.indent > 0 &&
      fence.test(above.content.trim()) &&
      keyedLine(lineAround(text, above.start - 1))?.value === '';
    if (isBelowKey || /:[ \t]+(?:`{3,}|~{3,})[\w+-]*[ \t]*$/.test(above.content))
      return fencedLines(text, above) !== undefined;
    if (/^\s*(?:`{3,}|~{3,})$/.test(above.content)) return false;
  }
  return false;
}

/** Whether a line contains fence characters. */
export const hasFenceMarks = ({ content }: Line): boolean => /`{3}|~{3}/.test(content);

/** The maximum number of lines searched above for an opening fence. */
export const maxAbove = 60;

const nextStart = (text: string, line: Line): number => lineAfter(text, line)?.start ?? line.end;

/** Returns a single repair that removes the fences on the first and last line of a document; empty if there are none. */
export function documentFence(text: string): readonly Repair[] {
  const from = text.startsWith('\uFEFF') ? 1 : 0;
  const last = lineAround(text, text.trimEnd().length);
  const first = lineAround(text, from);
  const sign = first.content.replace('\uFEFF', '').trimEnd();
  if (!fence.test(sign) || last.start === 0 || last.content.trimEnd() !== /^[`~]+/.exec(sign)?.[0]) return [];
  const edits: Edit[] = [
    { span: [from, nextStart(text, first)], newText: '' },
    { span: [last.start, nextStart(text, last)], newText: '' },
  ];
  const message = `"${sign}" is a Markdown fence, which is not YAML. Remove this fence and the one at the end.`;
  const fix = { title: 'Remove both fences', edits, safe: true };
  return [{ problem: syntaxProblem([from, from + sign.length], message, fix), edits }];
}
