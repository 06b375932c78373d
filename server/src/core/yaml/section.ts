/** A section of a document in pieces: which of them an earlier version had, and which are to be parsed. */
import { countMarks } from './bounds.ts';
import type { Piece, PieceCache } from './parse.ts';
import { isBlockMapping } from './tree.ts';
import { cutSection, type Section, type Stretch } from './pieces.ts';

/** A section as it was parsed; the places of its pieces are those in its text. */
export interface ParsedSection {
  readonly length: number;
  readonly pieces: readonly { readonly piece: Piece; readonly at: number }[];
  /** How much structure is in it: {@link countMarks}. */
  readonly marks: number;
}

/**
 * Parses a section; what an earlier version had with the same text is not parsed again. With more structure than `bound` nothing is
 * parsed: the section has no pieces then.
 */
export function parseSection(
  section: Section,
  previous: PieceCache | undefined,
  parse: (stretch: Stretch) => Piece,
  bound: number,
): ParsedSection {
  const earlier = previous?.get(section.key) ?? [];
  const same = earlier.find((one) => isSame(one, section.text));
  if (same) return same;
  const { text } = section;
  const stretches = cutSection(section);
  const known = knownPieces(stretches, earlier[0]);
  const marks = stretches.reduce((sum, stretch, i) => sum + (known[i]?.marks ?? countMarks(stretch.text)), 0);
  if (marks > bound) return { length: text.length, pieces: [], marks };
  const own = (stretch: Stretch): Piece => parse(previous ? { ...stretch, text: copyOf(stretch.text) } : stretch);
  const pieces = stretches.map((stretch, i) => ({ piece: known[i] ?? own(stretch), at: stretch.offset }));
  // A list that can't be read in runs of rows is read as one.
  return { length: text.length, pieces: isList(pieces) ? pieces : [{ piece: own({ offset: 0, text }), at: 0 }], marks };
}

function isSame({ length, pieces }: ParsedSection, text: string): boolean {
  return length === text.length && pieces.every(({ piece, at }) => isAt(piece, text, at));
}

/** By comparing memory: a map of texts would have to read each of them for its hash. */
const isAt = (piece: Piece, text: string, at: number): boolean => text.slice(at, at + piece.text.length) === piece.text;

/** The earlier pieces with the same texts: those before and behind the change in turn, those that moved by their texts. */
function knownPieces(
  stretches: readonly Stretch[],
  earlier: ParsedSection | undefined,
): readonly (Piece | undefined)[] {
  const pieces = earlier?.pieces.map(({ piece }) => piece) ?? [];
  const isKnown = (piece: Piece | undefined, stretch: Stretch | undefined): boolean =>
    piece !== undefined && piece.rowsOf === stretch?.rowsOf && piece.text === stretch?.text;
  let start = 0;
  while (start < stretches.length && isKnown(pieces[start], stretches[start])) start++;
  let end = 0;
  const most = Math.min(stretches.length, pieces.length) - start;
  while (end < most && isKnown(pieces.at(-1 - end), stretches.at(-1 - end))) end++;
  const moved = new Map(pieces.slice(start, pieces.length - end).map((piece) => [piece.text, piece]));
  return stretches.map((stretch, i) => {
    if (i < start) return pieces[i];
    if (i >= stretches.length - end) return pieces[pieces.length - stretches.length + i];
    const piece = moved.get(stretch.text);
    return isKnown(piece, stretch) ? piece : undefined;
  });
}

function isList([head, ...rows]: ParsedSection['pieces']): boolean {
  if (rows.length === 0) return true;
  const root = head?.piece.root;
  const list = root?.kind === 'mapping' && root.pairs.length === 1 ? root.pairs[0]?.value : undefined;
  return (
    list?.kind === 'sequence' && !list.flow && rows.every(({ piece }) => !piece.root || isBlockMapping(piece.root))
  );
}

/** A text of its own: a part of a longer one would keep all of that alive. */
const copyOf = (text: string): string => JSON.parse(JSON.stringify(text)) as string;
