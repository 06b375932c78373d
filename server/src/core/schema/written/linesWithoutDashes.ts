/** Items below a list's key without dashes, which YAML reads as a single multi-line scalar. */
import type { Edit } from '../../text/edits.ts';
import { quoteScalar } from '../../yaml/quote.ts';
import type { SchemaShape } from '../schemaIndex.ts';
import { afterColon, contentEnd } from './layout.ts';
import type { WrittenShape } from './writtenShape.ts';

/** Recognises items without dashes below the key of a list. Offsets are relative to `text`. */
export const linesWithoutDashes: WrittenShape = ({ node, shape, keyInfo, pair, inFlow, text }) => {
  if (node.kind !== 'scalar' || !shape.list?.item.text || !pair || inFlow || !text.slice(...node.span).includes('\n'))
    return undefined;
  const isBlock = node.style === 'literal' || node.style === 'folded';
  if (!isBlock && node.style !== 'plain') return undefined;
  // An author who writes prose after `|` intends multi-line text.
  if (isBlock && shape.list.item.text.prose) return undefined;
  const end = contentEnd(text, node);
  const colon = afterColon(text, pair);
  const head = /^[ \t]*(?:[|>][-+]?[ \t]*)?(?=#|\r?\n)/.exec(text.slice(colon, end));
  if (!head || (isBlock ? !/[|>]/.test(head[0]) : /[|>]/.test(head[0]))) return undefined;
  const lines = linesOf(text, colon + head[0].length, end);
  if (
    lines.length < 2 ||
    !lines.every(({ value }) => isItem(value)) ||
    !areItems(
      lines.map(({ value }) => value),
      shape,
    )
  )
    return undefined;
  const edits: Edit[] = isBlock ? [{ span: [colon, colon + head[0].length], newText: '' }] : [];
  for (const { start, end: last, value } of lines)
    edits.push({ span: [start, last], newText: `- ${quoteScalar(value)}` });
  return {
    covers: [node],
    span: pair.key.span,
    message: `The lines below \`${keyInfo?.key ?? pair.key.value}\` are read as a single string. Begin each item with a dash and a space.`,
    title: 'Convert the lines to list items',
    edits,
  };
};

interface ItemLine {
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

/** Removes the outer `|` from a line of a one-column table. */
const cellsOf = (line: string): string => (/^\|.*\|$/.test(line) ? line.slice(1, -1).trim() : line);

function linesOf(text: string, from: number, to: number): readonly ItemLine[] {
  const lines: ItemLine[] = [];
  let at = from;
  for (const line of text.slice(from, to).split('\n')) {
    const lead = /^[ \t]*/.exec(line)?.[0].length ?? 0;
    const value = line.trim();
    if (value !== '' && !value.startsWith('#'))
      lines.push({ start: at + lead, end: at + lead + value.length, value: cellsOf(value) });
    at += line.length + 1;
  }
  return lines;
}

/** Whether a line is a complete item, not part of a sentence or of another list. */
const isItem = (line: string): boolean => !/^(?:[-*•▪‣–][ \t]|-\S|\|)/.test(line) && !/[,;:]$/.test(line);

/** Formats whose values never continue on the next line. */
const single =
  /^(?:actor|campaign|malware|tool|software|cve|cwe|technique|technique-id|indicator-value|sector|region|tag|reference|url|data-component|tactic)$/;

/** The assumed minimum width of wrapped text. A line that ends before this column was not wrapped. */
const wrapColumn = 60;

/** Whether a line may continue on the next one, in text whose lines are at most `width` characters long. */
function isWrapped(line: string, next: string | undefined, width: number): boolean {
  const word = /^\S*/.exec(next ?? '')?.[0] ?? '';
  return (
    line.length + 1 + word.length >= width || /(?:^|\s)(?:\p{Ll}{1,3}|with|from|into|that|which|over|your)$/u.test(line)
  );
}

function areItems(lines: readonly string[], { list }: SchemaShape): boolean {
  const item = list?.item.text;
  if (!item) return false;
  if (lines.every((line) => /^\p{Extended_Pictographic}/u.test(line))) return true;
  const begins = lines.every((line) => /^[\p{Lu}\d"'[<\\/*.]/u.test(line));
  const width = lines.reduce((most, line) => Math.max(most, line.length), wrapColumn);
  const isApart = lines.slice(0, -1).every((line, i) => /[.!?]$/.test(line) || !isWrapped(line, lines[i + 1], width));
  if (item.prose) return begins && isApart;
  const isShort = lines.every((line) => line.length <= 80 && line.split(/\s+/).length <= 5);
  if (item.value === 'indicator-value' || item.value === 'technique-id' || item.value === 'cve')
    return lines.every((line) => /^\S[^\s(|–-]*(?:$|\s*[-–(|].*$)/.test(line) || /^T\d{4}|^CVE-/i.test(line));
  if (item.value !== undefined && single.test(item.value)) return isShort || begins;
  return begins && (isShort || isApart);
}
