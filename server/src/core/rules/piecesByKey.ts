/** The pieces of a document that rules look at, by the top-level keys in them. */
import type { ReadPiece } from '../reading.ts';

export interface PiecesByKey {
  /** All but those that repeat a key. */
  readonly all: readonly ReadPiece[];
  /** Those that have one of the keys, in the order of the text. */
  under(keys: readonly string[]): readonly ReadPiece[];
}

/** Sorts a document's pieces once; what is asked for again with the same array of keys is the same array. */
export function piecesByKey(pieces: readonly ReadPiece[]): PiecesByKey {
  const all = pieces.some(({ isDuplicate }) => isDuplicate) ? pieces.filter(({ isDuplicate }) => !isDuplicate) : pieces;
  const places = new Map<string, number[]>();
  for (let index = 0; index < all.length; index++) {
    const keys = all[index]?.reading.keys ?? [];
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i] ?? '';
      const known = places.get(key);
      if (known) known.push(index);
      else places.set(key, [index]);
    }
  }
  const known = new Map<readonly string[], readonly ReadPiece[]>();
  return {
    all,
    under(keys) {
      const found =
        known.get(keys) ??
        inOrder(
          keys.flatMap((key) => places.get(key) ?? []),
          all,
        );
      known.set(keys, found);
      return found;
    },
  };
}

/** Typed arrays are sorted as numbers, without a function that compares. */
function inOrder(indexes: readonly number[], all: readonly ReadPiece[]): readonly ReadPiece[] {
  const sorted = Uint32Array.from(indexes).sort();
  const found: ReadPiece[] = [];
  for (let i = 0; i < sorted.length; i++) {
    const piece = all[sorted[i] ?? 0];
    // A piece that has several of the keys is one.
    if (piece && sorted[i] !== sorted[i - 1]) found.push(piece);
  }
  return found;
}
