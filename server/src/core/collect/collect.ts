/** Runs collectors and caches their facts per chunk and per section. */
import { memoOf } from '../cache/cache.ts';
import type { InterpretedChunk, InterpretedSection } from '../document/interpretation.ts';
import type { MappingShape } from '../schema/schemaIndex.ts';
import type { ChunkView, Collected, CollectingContext, Collector } from './collector.ts';

/**
 * Creates the `collect` function of a context. `sectionsOf` returns the sections with the given keys, or all sections if no keys are given.
 * The offsets of the returned facts are relative to the document.
 */
export function createCollect(
  sectionsOf: (keys: readonly string[] | undefined) => readonly InterpretedSection[],
  schema: MappingShape,
): CollectingContext['collect'] {
  return <T>(collector: Collector<T>) => {
    const facts: Collected<T>[] = [];
    for (const { section, offset, interpretation } of sectionsOf(collector.from)) {
      const make = (): readonly Collected<T>[] => collectFrom(interpretation.chunks, collector, schema);
      for (const { offset: at, items } of memoOf(section.cache, collector.ofSection, schema, make, undefined))
        facts.push({ offset: at + offset, items });
    }
    return facts;
  };
}

/** Returns a collector's facts for each chunk that has any; offsets are relative to the section. */
export function collectFrom<T>(
  chunks: readonly InterpretedChunk[],
  collector: Collector<T>,
  schema: MappingShape,
): readonly Collected<T>[] {
  const facts: Collected<T>[] = [];
  const make = makerOf(collector, schema);
  for (let i = 0; i < chunks.length; i++) {
    const one = chunks[i];
    const items = one ? memoOf(one.chunk.cache, collector.ofChunk, schema, make, one) : [];
    if (one && items.length > 0) facts.push({ offset: one.at, items });
  }
  return facts;
}

/**
 * Returns the function that computes the items of a chunk. Loops over chunks create it only once, because a closure per chunk would account
 * for most of the allocations after an edit to a long list.
 */
const makerOf =
  <T>(collector: Collector<T>, schema: MappingShape) =>
  (one: InterpretedChunk): readonly T[] =>
    collector.collect(viewOf(one, schema));

function collectFromChunk<T>(one: InterpretedChunk, collector: Collector<T>, schema: MappingShape): readonly T[] {
  return memoOf(one.chunk.cache, collector.ofChunk, schema, makerOf(collector, schema), one);
}

function viewOf(one: InterpretedChunk, schema: MappingShape): ChunkView {
  const { advisory, tree } = one.interpretation;
  return {
    advisory,
    root: tree,
    text: one.chunk.text,
    schema,
    collect: (collector) => collectFromChunk(one, collector, schema),
  };
}
