/** What is gathered from a document chunk by chunk, at its place in the document. */
import type { Span } from '../../text/text.ts';
import type { ChunkView, RuleContext } from '../rule.ts';

/** Something gathered, and where its chunk begins. */
export interface Found<T> {
  readonly item: T;
  /** To be added to the item's offsets. */
  readonly offset: number;
}

/** All that `collect` finds in the sections `from`, else in all, in the order of the text. */
export function gathered<T>(
  context: Pick<RuleContext, 'gather'>,
  collect: (chunk: ChunkView) => readonly T[],
  from?: readonly string[],
): readonly Found<T>[] {
  const found: Found<T>[] = [];
  const chunks = context.gather(collect, from);
  for (let i = 0; i < chunks.length; i++) {
    const { offset = 0, items = [] } = chunks[i] ?? {};
    for (let at = 0; at < items.length; at++) found.push({ item: items[at] as T, offset });
  }
  return found;
}

/** A span of a chunk as one of the document. */
export const movedSpan = ([start, end]: Span, offset: number): Span => [start + offset, end + offset];

/** A text, or anything else with a place, of a chunk as one of the document. */
export function moved<T extends { readonly span: Span }>(item: T, offset: number): T {
  return { ...item, span: movedSpan(item.span, offset) };
}
