/** Inserts keys into a mapping in canonical order. */
import type { Edit } from '../text/edits.ts';
import { lineBreakOf } from '../text/text.ts';
import type { EditTarget } from './target.ts';
import type { MappingNode, Pair } from '../yaml/tree.ts';

export interface NewPair {
  readonly key: string;
  /** The key and value as YAML, with the key at column 0. */
  readonly text: string;
}

/**
 * Returns the edits that add each pair after the last existing key that precedes it in `order`, or before the first key if there is none.
 * In a flow mapping, pairs are added at the end. `gap` is inserted between pairs: a line break for a blank line, or nothing. `mapping` is
 * undefined if the document is empty.
 */
export function insertPairs(
  document: EditTarget,
  mapping: MappingNode | undefined,
  order: readonly string[],
  pairs: readonly NewPair[],
  gap: string,
): readonly Edit[] {
  const locations = new Map(order.map((key, i) => [key, i]));
  const rank = (key: string): number => locations.get(key) ?? order.length;
  const sorted = [...pairs].sort((a, b) => rank(a.key) - rank(b.key));
  if (!mapping) return [intoEmpty(document, sorted, gap)];
  if (mapping.flow) return [intoFlow(mapping, sorted)];
  if (mapping.pairs.length === 0) return [];
  const groups = new Map<Pair | undefined, NewPair[]>();
  const known = mapping.pairs.filter((one) => locations.has(one.key.value));
  for (const pair of sorted) {
    // A known key is placed relative to other known keys only, so that unknown keys at the end of the mapping remain at the end.
    const others = locations.has(pair.key) ? known : mapping.pairs;
    const before = others.filter((one) => rank(one.key.value) < rank(pair.key));
    const anchor = before.reduce<Pair | undefined>(
      (last, one) => (!last || one.span[0] > last.span[0] ? one : last),
      undefined,
    );
    groups.set(anchor, [...(groups.get(anchor) ?? []), pair]);
  }
  return [...groups].map(([anchor, group]) =>
    anchor ? after(document, mapping, anchor, group, gap) : beforeFirst(document, mapping, group, gap),
  );
}

function indented(text: string, column: number, newline: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => (line === '' ? line : ' '.repeat(column) + line))
    .join(newline);
}

function after(document: EditTarget, mapping: MappingNode, anchor: Pair, group: readonly NewPair[], gap: string): Edit {
  const newline = lineBreakOf(document.text);
  const column = columnOf(document, mapping);
  const at = lineEndOf(document, Math.max(anchor.span[1], anchor.key.span[1]));
  const newText = group.map((pair) => `${newline}${gap}${indented(pair.text, column, newline)}`).join('');
  return { span: [at, at], newText };
}

function beforeFirst(document: EditTarget, mapping: MappingNode, group: readonly NewPair[], gap: string): Edit {
  const newline = lineBreakOf(document.text);
  const column = columnOf(document, mapping);
  const first = mapping.pairs[0];
  const at = first ? first.key.span[0] : mapping.span[0];
  const newText = group
    .map((pair) => `${indented(pair.text, column, newline).slice(column)}${newline}${gap}${' '.repeat(column)}`)
    .join('');
  return { span: [at, at], newText };
}

function intoEmpty({ text }: EditTarget, group: readonly NewPair[], gap: string): Edit {
  const newline = lineBreakOf(text);
  const lead = text === '' || text.endsWith('\n') || text === '\uFEFF' ? '' : newline;
  return {
    span: [text.length, text.length],
    newText: `${lead}${group.map((pair) => pair.text).join(newline + gap)}${newline}`,
  };
}

function intoFlow(mapping: MappingNode, group: readonly NewPair[]): Edit {
  const last = mapping.pairs[mapping.pairs.length - 1];
  const at = last ? last.span[1] : mapping.span[0] + 1;
  return { span: [at, at], newText: (last ? ', ' : '') + group.map((pair) => pair.text).join(', ') };
}

function columnOf(document: EditTarget, mapping: MappingNode): number {
  const first = mapping.pairs[0];
  return first ? document.lines.positionAt(first.key.span[0]).character - bomBefore(document, first.key.span[0]) : 0;
}

const bomBefore = ({ text, lines }: EditTarget, offset: number): number =>
  lines.lineAt(offset) === 0 && text.startsWith('\uFEFF') ? 1 : 0;

/** Returns the end of the line that contains an offset. */
export function lineEndOf({ lines }: EditTarget, offset: number): number {
  return lines.endOf(lines.lineAt(offset));
}
