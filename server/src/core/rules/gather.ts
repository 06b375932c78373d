/** Gathering from a document chunk by chunk: what a chunk holds is kept with it, and what a section holds with that. */
import { madeOf } from '../cache/memory.ts';
import type { ReadInSection, ReadSection } from '../document/reading.ts';
import type { MappingShape } from '../schema/schemaIndex.ts';
import type { ParsedSection } from '../document/incremental/types.ts';
import type { Gathered, ChunkView, RuleContext } from './rule.ts';
import { type TypedIndicator, typedIndicators } from '../indicators/index.ts';

type Collect<T> = (chunk: ChunkView) => readonly T[];

/** A context's `gather` over the sections that `from` gives for some keys, or for all. */
export function createGather(
  from: (keys: readonly string[] | undefined) => readonly ReadSection[],
  schema: MappingShape,
): RuleContext['gather'] {
  return <T>(collect: Collect<T>, keys?: readonly string[]) => {
    const gathered: Gathered<T>[] = [];
    const sections = from(keys);
    for (let i = 0; i < sections.length; i++) {
      const placed = sections[i];
      if (!placed) continue;
      const { section, offset, reading } = placed;
      const ofSection = (): readonly Gathered<T>[] => gatherFrom(reading.chunks, collect, schema);
      const own = madeOf<ParsedSection, readonly Gathered<T>[]>(section.memory, collect, schema, ofSection, section);
      for (let at = 0; at < own.length; at++) {
        const one = own[at];
        if (one) gathered.push({ offset: one.offset + offset, items: one.items });
      }
    }
    return gathered;
  };
}

/** What is found in each of some chunks; offsets are those of their section. */
export function gatherFrom<T>(
  chunks: readonly ReadInSection[],
  collect: Collect<T>,
  schema: MappingShape,
): readonly Gathered<T>[] {
  const read = (one: ReadInSection): readonly T[] => collect(viewOf(one, schema));
  const gathered: Gathered<T>[] = [];
  for (let i = 0; i < chunks.length; i++) {
    const one = chunks[i];
    const items = one ? madeOf(one.chunk.memory, collect, schema, read, one) : [];
    if (one && items.length > 0) gathered.push({ offset: one.at, items });
  }
  return gathered;
}

function viewOf(one: ReadInSection, schema: MappingShape): ChunkView {
  const { advisory, root } = one.reading;
  return { advisory, root, text: one.chunk.text, schema, indicators: () => indicatorsOf(one, schema) };
}

/** The rows of `indicators` in a chunk with their types. */
export const indicatorsOf = (one: ReadInSection, schema: MappingShape): readonly TypedIndicator[] =>
  madeOf(one.chunk.memory, typedIndicators, schema, typed, one);

const typed = ({ chunk, reading }: ReadInSection): readonly TypedIndicator[] =>
  typedIndicators(reading.advisory, chunk.text);
