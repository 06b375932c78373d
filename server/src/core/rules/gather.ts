/** Gathering from a document piece by piece: what a piece holds is kept with it, and what a section holds with that. */
import { madeOf } from '../memory.ts';
import type { ReadInSection, ReadSection } from '../reading.ts';
import type { MappingForm } from '../schema/facts.ts';
import type { ParsedSection } from '../yaml/section.ts';
import type { Gathered, PieceView, RuleContext } from './rule.ts';
import { typedIndicators, type TypedIndicator } from './support/indicators.ts';

type Collect<T> = (piece: PieceView) => readonly T[];

/** A context's `gather` over the sections that `from` gives for some keys, or for all. */
export function createGather(
  from: (keys: readonly string[] | undefined) => readonly ReadSection[],
  schema: MappingForm,
): RuleContext['gather'] {
  return <T>(collect: Collect<T>, keys?: readonly string[]) => {
    const gathered: Gathered<T>[] = [];
    const sections = from(keys);
    for (let i = 0; i < sections.length; i++) {
      const placed = sections[i];
      if (!placed) continue;
      const { section, offset, reading } = placed;
      const ofSection = (): readonly Gathered<T>[] => gatherFrom(reading.pieces, collect, schema);
      const own = madeOf<ParsedSection, readonly Gathered<T>[]>(section.memory, collect, schema, ofSection, section);
      for (let at = 0; at < own.length; at++) {
        const one = own[at];
        if (one) gathered.push({ offset: one.offset + offset, items: one.items });
      }
    }
    return gathered;
  };
}

/** What is found in each of some pieces; offsets are those of their section. */
export function gatherFrom<T>(
  pieces: readonly ReadInSection[],
  collect: Collect<T>,
  schema: MappingForm,
): readonly Gathered<T>[] {
  const read = (one: ReadInSection): readonly T[] => collect(viewOf(one, schema));
  const gathered: Gathered<T>[] = [];
  for (let i = 0; i < pieces.length; i++) {
    const one = pieces[i];
    const items = one ? madeOf(one.piece.memory, collect, schema, read, one) : [];
    if (one && items.length > 0) gathered.push({ offset: one.at, items });
  }
  return gathered;
}

function viewOf(one: ReadInSection, schema: MappingForm): PieceView {
  const { advisory, root } = one.reading;
  return { advisory, root, text: one.piece.text, schema, indicators: () => indicatorsOf(one, schema) };
}

/** The rows of `indicators` in a piece with their types. */
export const indicatorsOf = (one: ReadInSection, schema: MappingForm): readonly TypedIndicator[] =>
  madeOf(one.piece.memory, typedIndicators, schema, typed, one);

const typed = ({ piece, reading }: ReadInSection): readonly TypedIndicator[] =>
  typedIndicators(reading.advisory, piece.text);
