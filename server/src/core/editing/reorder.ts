/** Sorts top-level sections into canonical order. Comments directly above a section are moved with it, except those above the first one. */
import type { Edit } from '../text/edits.ts';
import { lineBreakOf } from '../text/text.ts';
import type { EditTarget } from './target.ts';
import { parseYaml } from '../document/incremental/parse.ts';
import type { Pair } from '../yaml/tree.ts';

/**
 * Returns a single edit that sorts all sections. Returns no edits if the sections are in order, if the document is not a block mapping, or
 * if sorting would move an alias above its anchor.
 */
export function reorderSections(document: EditTarget, order: readonly string[]): readonly Edit[] {
  const { text, lines, root } = document;
  if (root?.kind !== 'mapping' || root.flow || root.pairs.length < 2) return [];
  const newline = lineBreakOf(text);
  const pairs = [...root.pairs].sort((a, b) => a.span[0] - b.span[0]);
  const starts = pairs.map((pair, i) => sectionStart(document, pair, pairs[i - 1]));
  const end = lines.startOf(lines.lineAt(pairs[pairs.length - 1]?.span[1] ?? 0) + 1);
  const chunks = pairs.map((pair, i) => {
    const chunk = text.slice(starts[i], starts[i + 1] ?? end);
    return { key: pair.key.value, text: chunk.endsWith('\n') ? chunk : chunk + newline };
  });
  // A section with an unknown key remains after the section that precedes it. Keys that begin with `x_` come last.
  let last = -1;
  const ranked = chunks.map((chunk, i) => {
    const known = order.indexOf(chunk.key);
    last = known >= 0 ? known : chunk.key.startsWith('x_') ? order.length : last;
    return { ...chunk, rank: last, i };
  });
  const sorted = [...ranked].sort((a, b) => a.rank - b.rank || a.i - b.i);
  const newText = sorted.map((chunk) => chunk.text).join('');
  const span = [starts[0] ?? 0, end] as const;
  if (newText === text.slice(...span)) return [];
  if (document.anchors !== false && /[&*][^\s]/.test(text) && breaksAnchors(text, span, newText)) return [];
  return [{ span, newText }];
}

function breaksAnchors(text: string, span: readonly [number, number], newText: string): boolean {
  const none = (): boolean => false;
  const next = text.slice(0, span[0]) + newText + text.slice(span[1]);
  return parseYaml(next, none).problems.length > parseYaml(text, none).problems.length;
}

/**
 * Returns the start of a section, including the comments directly above its key. Comments at the beginning of the file do not belong to the
 * first section.
 */
function sectionStart({ text, lines }: EditTarget, pair: Pair, previous: Pair | undefined): number {
  const keyLine = lines.lineAt(pair.key.span[0]);
  const limit = previous ? lines.lineAt(previous.span[1]) : 0;
  let line = keyLine;
  while (line - 1 > limit && isComment(text, lines.startOf(line - 1), lines.endOf(line - 1))) line--;
  if (!previous)
    return pair.key.span[0] - lines.positionAt(pair.key.span[0]).character === 0
      ? pair.key.span[0]
      : lines.startOf(keyLine);
  return lines.startOf(line);
}

const isComment = (text: string, start: number, end: number): boolean => /^[ \t]*#/.test(text.slice(start, end));
