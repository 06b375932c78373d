/** Collected facts with their offsets in the document. */
import type { Span } from '../text/text.ts';
import type { CollectingContext, Collector } from './collector.ts';

/** A fact and the offset of its chunk. */
export interface Found<T> {
  readonly item: T;
  /** The offset to add to the offsets in the fact. */
  readonly offset: number;
}

/** Returns all facts of a collector, in document order. */
export function collected<T>(context: CollectingContext, collector: Collector<T>): readonly Found<T>[] {
  const found: Found<T>[] = [];
  for (const { offset, items } of context.collect(collector)) for (const item of items) found.push({ item, offset });
  return found;
}

/** Returns all facts of a collector without the offsets of their chunks, for callers that read a single chunk or do not need offsets. */
export const collectedItems = <T>(context: CollectingContext, collector: Collector<T>): readonly T[] =>
  context.collect(collector).flatMap(({ items }) => items);

/** Converts a span in a chunk to a span in the document; `offset` is the start of the chunk. */
export const movedSpan = ([start, end]: Span, offset: number): Span => [start + offset, end + offset];

/** Converts an object with a span from chunk offsets to document offsets; `offset` is the start of the chunk. */
export function moved<T extends { readonly span: Span }>(item: T, offset: number): T {
  return { ...item, span: movedSpan(item.span, offset) };
}
