/** Selection ranges along the document's structure: word, line, value, row or key, list, section, document. */
import type { Position, SelectionRange } from 'vscode-languageserver-types';
import type { AdvisoryDocument, Span, YamlNode } from '../../core/index.ts';
import { toRange } from '../convert.ts';
import { contentSpan } from '../scalarText.ts';

/** Returns a chain of ranges for each position, from the smallest range outwards. */
export function provideSelectionRanges(document: AdvisoryDocument, positions: readonly Position[]): SelectionRange[] {
  return positions.map((position) => {
    const spans = spansAround(document, document.lines.offsetAt(position));
    return (
      spans.reduceRight<SelectionRange | undefined>(
        (parent, span) => ({ range: toRange(span, document.lines), ...(parent ? { parent } : {}) }),
        undefined,
      ) ?? { range: { start: position, end: position } }
    );
  });
}

/** Returns the spans around an offset, from the smallest outwards. Each span is strictly larger than the one before. */
function spansAround(document: AdvisoryDocument, offset: number): readonly Span[] {
  const { text, lines } = document;
  const outwards: Span[] = [[0, text.length]];
  const add = (span: Span): void => {
    const last = outwards.at(-1) ?? span;
    const isWithin = last[0] <= span[0] && span[1] <= last[1] && (last[0] < span[0] || span[1] < last[1]);
    if (isWithin && span[0] <= offset && offset <= span[1]) outwards.push(span);
  };
  const holds = ([start, end]: Span): boolean => start <= offset && offset <= end;
  let node: YamlNode | undefined = document.root;
  let at: YamlNode | undefined;
  while (node) {
    const here: YamlNode = node;
    add(trimmed(here.span, text));
    node = undefined;
    if (here.kind === 'scalar') at = here;
    else if (here.kind === 'sequence') {
      const item = here.items.find(({ span }) => holds(span) && span[0] >= here.span[0]);
      if (item) add(withDash(item.span, text));
      node = item;
    } else {
      const pair = here.pairs.find(({ key, span }) => holds([key.span[0], Math.max(key.span[1], span[1])]));
      if (pair) add(trimmed([pair.key.span[0], Math.max(pair.key.span[1], pair.span[1])], text));
      if (pair && holds(pair.key.span)) at = pair.key;
      else if (pair && pair.value.span[0] >= pair.key.span[1]) node = pair.value;
    }
  }
  if (at?.kind === 'scalar') {
    const content = contentSpan(at, text);
    add(content);
    if (at.style === 'literal' || at.style === 'folded') add(trimmed(linesBelowHeader(at.span, text), text));
    const line = lines.lineAt(offset);
    const start = Math.max(content[0], lines.startOf(line));
    const lead = /^[ \t]*/.exec(text.slice(start, lines.endOf(line)))?.[0].length ?? 0;
    add(trimmed([start + lead, Math.min(content[1], lines.endOf(line))], text));
  }
  add(wordAt(text, offset, lines.startOf(lines.lineAt(offset)), lines.endOf(lines.lineAt(offset))));
  return outwards.toReversed();
}

/** Returns the span of a block scalar's lines, from the first character after their indentation. */
function linesBelowHeader([start, end]: Span, text: string): Span {
  const [header = ''] = /^[^\n]*\n\s*/.exec(text.slice(start, end)) ?? [];
  return [start + header.length, end];
}

/** Returns a span without the whitespace at its end. */
const trimmed = ([start, end]: Span, text: string): Span => [
  start,
  start + text.slice(start, Math.max(start, end)).trimEnd().length,
];

/** Extends a span to include the dash in front of it on the same line. */
function withDash(span: Span, text: string): Span {
  const [start, end] = trimmed(span, text);
  const dash = /-[ \t]+$/.exec(text.slice(Math.max(0, start - 100), start))?.[0];
  return dash === undefined ? [start, end] : [start - dash.length, end];
}

/** Returns the word at an offset: letters, digits, and punctuation that is common in IDs and names. */
function wordAt(text: string, offset: number, from: number, to: number): Span {
  const isWord = (at: number): boolean =>
    /[\p{L}\p{N}_]/u.test(text.charAt(at)) ||
    (/[.-]/.test(text.charAt(at)) && /[\p{L}\p{N}]/u.test(text.charAt(at + 1)) && at > from);
  let start = offset;
  let end = offset;
  while (start > from && isWord(start - 1)) start--;
  while (end < to && isWord(end)) end++;
  while (start < end && /[.-]/.test(text.charAt(start))) start++;
  return [start, end];
}
