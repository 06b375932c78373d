/** What follows from the text of one piece of a document: its tree as the schema reads it, its model, its problems. */
import { madeOf } from './memory.ts';
import { buildAdvisory } from './model/build.ts';
import type { Advisory } from './model/advisory.ts';
import type { Problem } from './problem.ts';
import type { MappingForm } from './schema/facts.ts';
import { readTextMappings } from './schema/textMappings.ts';
import { checkValues } from './schema/values.ts';
import { createLines, type Lines, type Span } from './text.ts';
import type { DocumentPart } from './document.ts';
import type { Piece, PlacedPiece } from './yaml/parse.ts';
import type { YamlNode } from './yaml/tree.ts';

/** A piece read as if it were a document; all offsets are those of its text. */
export interface Reading {
  readonly root: YamlNode | undefined;
  readonly advisory: Advisory;
  /** What is wrong with the writing. */
  readonly problems: readonly Problem[];
  /** Values that a comment swallowed: reported as that, not as empty too. */
  readonly swallowed: ReadonlySet<YamlNode>;
  /** Its top-level keys; that of its list, where it has rows alone. */
  readonly keys: readonly string[];
  readonly lines: Lines;
}

/** A piece where it stands in a document, with what was read of it. */
export interface ReadPiece extends PlacedPiece {
  readonly reading: Reading;
}

/** Reads the pieces of a document, each once for each schema. */
export function readPieces(pieces: readonly PlacedPiece[], schema: MappingForm): readonly ReadPiece[] {
  return pieces.map(({ piece, offset, isDuplicate }) => {
    return { piece, offset, isDuplicate, reading: readPiece(piece, schema, isDuplicate) };
  });
}

/**
 * Reads a piece, once for each schema. `isDuplicate` says that it repeats a key: then nothing but its syntax is looked at.
 */
export function readPiece(piece: Piece, schema: MappingForm, isDuplicate = false): Reading {
  const make = isDuplicate ? readDuplicate : read;
  return madeOf(piece.memory, make, schema, (one: Piece) => make(one, schema), piece);
}

/** The piece around an offset of the document. */
export function partAt(pieces: readonly ReadPiece[], offset: number): DocumentPart {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle]?.offset ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const placed = pieces[low];
  if (!placed) return { offset: 0, text: '', root: undefined, comments: [], goesOn: false, anchors: false };
  const { text, comments, anchors, rowsOf } = placed.piece;
  const { root } = placed.reading;
  const goesOn = pieces[low + 1]?.piece.rowsOf !== undefined;
  const rows = rowsOf === undefined ? {} : { rows: { of: rowsOf, before: rowsBefore(pieces, low) } };
  return { offset: placed.offset, text, root, comments, anchors, goesOn, ...rows };
}

function rowsBefore(pieces: readonly ReadPiece[], index: number): number {
  let count = 0;
  for (let at = index - 1; at >= 0; at--) {
    const { piece, reading } = pieces[at] ?? {};
    const root = reading?.root;
    const list = root?.kind === 'mapping' ? root.pairs.at(-1)?.value : undefined;
    count += list?.kind === 'sequence' ? list.items.length : 0;
    if (piece?.rowsOf === undefined) break;
  }
  return count;
}

const nothing: Omit<Reading, 'problems' | 'lines'> = {
  root: undefined,
  advisory: buildAdvisory(undefined, { isLost: () => false, isSwallowed: () => false }),
  swallowed: new Set(),
  keys: [],
};

const readDuplicate = ({ problems, text }: Piece): Reading => ({ ...nothing, problems, lines: createLines(text) });

function read({ root: parsed, text, comments, problems, lost, rowsOf }: Piece, schema: MappingForm): Reading {
  const { root, problems: colons } = readTextMappings(parsed, text, schema);
  const values = checkValues(root, text, comments, schema);
  // What is to be put in quotes is judged when it is.
  const quoted = new Set(colons.map(({ span }) => span.join()));
  const inside = (outer: Span, inner: Span): boolean => outer[0] <= inner[0] && inner[1] <= outer[1];
  return {
    root,
    advisory: buildAdvisory(root, {
      isLost: (span) => lost.some((one) => inside(one, span)),
      isSwallowed: (node) => values.swallowed.has(node),
    }),
    problems: [...problems, ...colons, ...values.problems.filter(({ span }) => !quoted.has(span.join()))],
    swallowed: values.swallowed,
    keys: rowsOf !== undefined ? [rowsOf] : root?.kind === 'mapping' ? root.pairs.map(({ key }) => key.value) : [],
    lines: createLines(text),
  };
}
