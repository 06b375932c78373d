/** Gathering from a document piece by piece: what a piece holds is kept with it. */
import { madeOf } from '../memory.ts';
import type { ReadPiece } from '../reading.ts';
import type { MappingForm } from '../schema/facts.ts';
import type { Gathered, PieceView, RuleContext } from './rule.ts';
import { typedIndicators, type TypedIndicator } from './support/indicators.ts';

type Collect<T> = (piece: PieceView) => readonly T[];

/** A context's `gather` over the pieces that `from` gives for some keys, or for all. */
export function createGather(
  from: (keys: readonly string[] | undefined) => readonly ReadPiece[],
  schema: MappingForm,
): RuleContext['gather'] {
  return <T>(collect: Collect<T>, keys?: readonly string[]) => {
    const read = (placed: ReadPiece): readonly T[] => collect(viewOf(placed, schema));
    const gathered: Gathered<T>[] = [];
    const pieces = from(keys);
    for (let i = 0; i < pieces.length; i++) {
      const placed = pieces[i];
      const items = placed ? madeOf(placed.piece.memory, collect, schema, read, placed) : [];
      if (placed && items.length > 0) gathered.push({ offset: placed.offset, items });
    }
    return gathered;
  };
}

function viewOf(placed: ReadPiece, schema: MappingForm): PieceView {
  const { advisory, root } = placed.reading;
  return { advisory, root, text: placed.piece.text, schema, indicators: () => indicatorsOf(placed, schema) };
}

/** The rows of `indicators` in a piece with their types. */
export const indicatorsOf = (placed: ReadPiece, schema: MappingForm): readonly TypedIndicator[] =>
  madeOf(placed.piece.memory, typedIndicators, schema, typed, placed);

const typed = ({ piece, reading }: ReadPiece): readonly TypedIndicator[] =>
  typedIndicators(reading.advisory, piece.text);
