/** What follows from the text of one piece, or section, of a document: its tree as the schema reads it, its model, its problems. */
import { joinLines } from './joinedLines.ts';
import { madeOf } from './memory.ts';
import { buildAdvisory } from './model/build.ts';
import type { Advisory } from './model/advisory.ts';
import type { Problem } from './problem.ts';
import type { MappingForm } from './schema/facts.ts';
import { readTextMappings } from './schema/textMappings.ts';
import { checkValues } from './schema/values.ts';
import { createLines, type Lines, type Span } from './text.ts';
import type { DocumentPart } from './document.ts';
import { moveProblem, moveSpan } from './yaml/move.ts';
import type { Piece, PlacedSection } from './yaml/parse.ts';
import type { ParsedSection, PlacedInSection } from './yaml/section.ts';
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

/** A piece of a section with what was read of it. */
export interface ReadInSection extends PlacedInSection {
  readonly reading: Reading;
}

/** What the pieces of a section come to; all offsets are those of the section's text. */
export interface SectionReading {
  readonly pieces: readonly ReadInSection[];
  /** Its top-level keys: one, but where a document is read as one section. */
  readonly keys: readonly string[];
  readonly lines: Lines;
  readonly problems: readonly Problem[];
  /** Places whose content a syntax error has lost. */
  readonly lost: readonly Span[];
  readonly swallowed: readonly Span[];
}

/** A section where it stands in a document, with what was read of it. */
export interface ReadSection extends PlacedSection {
  readonly reading: SectionReading;
}

/** A piece where it stands in a document. */
export interface ReadPiece {
  readonly piece: Piece;
  readonly offset: number;
  readonly reading: Reading;
  /** It is of a section that repeats a key which an earlier one has: nothing of it is read. */
  readonly isDuplicate: boolean;
}

/** Reads the sections of a document, each once for each schema. */
export function readSections(sections: readonly PlacedSection[], schema: MappingForm): readonly ReadSection[] {
  return sections.map(({ section, offset, isDuplicate }) => {
    const read = isDuplicate ? readDuplicate : readOnce;
    const make = (one: ParsedSection): SectionReading => readSection(one, schema, read);
    return { section, offset, isDuplicate, reading: madeOf(section.memory, read, schema, make, section) };
  });
}

type ReadPieceBy = (piece: Piece, schema: MappingForm) => Reading;

function readSection(section: ParsedSection, schema: MappingForm, read: ReadPieceBy): SectionReading {
  const make = (piece: Piece): Reading => read(piece, schema);
  const pieces = section.pieces.map(({ piece, at }) => {
    return { piece, at, reading: madeOf(piece.memory, read, schema, make, piece) };
  });
  const problems: Problem[] = [];
  const lost: Span[] = [];
  const swallowed: Span[] = [];
  for (const { piece, at, reading } of pieces) {
    if (reading.problems.length + reading.swallowed.size + piece.lost.length === 0) continue;
    const move = (offset: number): number => offset + at;
    for (const problem of reading.problems) problems.push(moveProblem(problem, move));
    for (const span of piece.lost) lost.push(moveSpan(span, move));
    for (const { span } of reading.swallowed) swallowed.push(moveSpan(span, move));
  }
  const [first] = pieces;
  const parts = pieces.map(({ at, piece, reading }) => ({
    offset: at,
    length: piece.text.length,
    lines: reading.lines,
  }));
  return {
    pieces,
    keys: first?.reading.keys ?? [],
    lines: joinLines(parts, section.length, () => ''),
    problems,
    lost,
    swallowed,
  };
}

/** The pieces of a section where they stand in the document. */
export function piecesOf({ reading, offset, isDuplicate }: ReadSection): readonly ReadPiece[] {
  return reading.pieces.map((own) => ({
    piece: own.piece,
    offset: offset + own.at,
    reading: own.reading,
    isDuplicate,
  }));
}

/** The piece around an offset of the document. */
export function partAt(sections: readonly ReadSection[], offset: number): DocumentPart {
  const section = sections[lastBefore(sections, (one) => one.offset, offset)];
  const pieces = section?.reading.pieces ?? [];
  const index = lastBefore(pieces, ({ at }) => at, offset - (section?.offset ?? 0));
  const own = pieces[index];
  if (!section || !own) return { offset: 0, text: '', root: undefined, comments: [], goesOn: false, anchors: false };
  const { text, comments, anchors, rowsOf } = own.piece;
  const { root } = own.reading;
  const rows = rowsOf === undefined ? {} : { rows: { of: rowsOf, before: rowsIn(pieces.slice(0, index)) } };
  const goesOn = index + 1 < pieces.length;
  return { offset: section.offset + own.at, text, root, comments, goesOn, anchors, ...rows };
}

/** The last of some things in order that begins at an offset or before it; the first where none does. */
function lastBefore<T>(things: readonly T[], startOf: (thing: T) => number, offset: number): number {
  let low = 0;
  let high = things.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const thing = things[middle];
    if (thing && startOf(thing) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function rowsIn(pieces: readonly ReadInSection[]): number {
  let count = 0;
  for (const { piece } of pieces) {
    const list = piece.root?.kind === 'mapping' ? piece.root.pairs.at(-1)?.value : undefined;
    count += list?.kind === 'sequence' ? list.items.length : 0;
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

function readOnce({ root: parsed, text, comments, problems, lost, rowsOf }: Piece, schema: MappingForm): Reading {
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
