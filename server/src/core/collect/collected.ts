/** Collected facts with their offsets in the document. */
import type { Span } from '../text/text.ts';
import type { CollectingContext, Collector } from './collector.ts';

/** A fact, and where its chunk begins. */
export interface Found<T> {
  readonly item: T;
  /** To be added to the item's offsets. */
  readonly offset: number;
}

/** All facts of a collector, in the order of the text. */
export function collected<T>(context: CollectingContext, collector: Collector<T>): readonly Found<T>[] {
  const found: Found<T>[] = [];
  for (const { offset, items } of context.collect(collector)) for (const item of items) found.push({ item, offset });
  return found;
}

/** All that a collector finds, without offsets: for a single chunk, or where offsets are not needed. */
export const collectedItems = <T>(context: CollectingContext, collector: Collector<T>): readonly T[] =>
  context.collect(collector).flatMap(({ items }) => items);

/** A span of a chunk as one of the document; `offset` is where the chunk begins. */
export const movedSpan = ([start, end]: Span, offset: number): Span => [start + offset, end + offset];

/** A text, or anything else with a span, of a chunk as one of the document; `offset` is where the chunk begins. */
export function moved<T extends { readonly span: Span }>(item: T, offset: number): T {
  return { ...item, span: movedSpan(item.span, offset) };
}
