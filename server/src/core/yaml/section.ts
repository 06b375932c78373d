/** A section of a document in pieces: which of them an earlier version had, and which are to be parsed. */
import { createMemory, type Memory } from '../memory.ts';
import { countMarks } from './bounds.ts';
import type { Piece, PieceCache } from './parse.ts';
import { isBlockMapping } from './tree.ts';
import { cutRowsAgain } from './rows.ts';
import { cutSection, type Section, type Stretch } from './pieces.ts';

export interface PlacedInSection {
  readonly piece: Piece;
  readonly at: number;
}

/**
 * A section as it was parsed; the places of its pieces are those in its text. While its text is the same it is the same object, and what
 * is made of it is kept with it: an edit elsewhere costs a look at it, however many pieces it has.
 */
export interface ParsedSection {
  readonly length: number;
  /** It in one, or its first rows and the runs of those that follow. */
  readonly pieces: readonly PlacedInSection[];
  /** How much structure is in it: {@link countMarks}. */
  readonly marks: number;
  /** What the repairs of its pieces have cost. */
  readonly work: number;
  /** Its pieces are read alike however much is left for repairs. */
  readonly isPlain: boolean;
  /** A piece has anchors, or aliases that refer to none in it. */
  readonly anchors: boolean;
  readonly openAliases: boolean;
  /** What others make of it. */
  readonly memory: Memory;
}

/** Puts pieces together to a section; all but the `fresh` ones are plain and without anchors. */
export function sectionOf(
  pieces: readonly PlacedInSection[],
  { length, marks, work }: Pick<ParsedSection, 'length' | 'marks' | 'work'>,
  fresh = pieces,
): ParsedSection {
  const some = (is: (piece: Piece) => boolean): boolean => fresh.some(({ piece }) => is(piece));
  return {
    length,
    pieces,
    marks,
    work,
    isPlain: work === 0 && !some((piece) => !piece.mend || piece.work > 0),
    anchors: some(({ anchors }) => anchors),
    openAliases: some(({ openAliases }) => openAliases),
    memory: createMemory(),
  };
}

/** What is left for a section of what a document may hold, and of what its repairs may cost. */
interface Left {
  readonly marks: number;
  readonly work: number;
}

/**
 * Parses a section; what an earlier version had with the same text is not parsed again. With more structure than is
 * left for it nothing is parsed: the section has no pieces then. Pieces for whose repairs nothing is left are parsed without any, known or
 * not: a text is read alike whatever an earlier version had.
 */
export function parseSection(
  section: Section,
  previous: PieceCache | undefined,
  parse: (stretch: Stretch, mend: boolean) => Piece,
  left: Left,
): ParsedSection {
  const earlier = previous?.get(section.key) ?? [];
  const same = earlier.find((one) => isSame(one, section.text));
  if (same && isMendedAlike(same, left.work)) return same;
  const edited = earlier[0] && parseAgain(section, earlier[0], parse, left);
  if (edited) return edited;
  const { text } = section;
  const stretches = cutSection(section);
  const known = knownPieces(stretches, earlier[0]);
  const marks = stretches.reduce((sum, stretch, i) => sum + (known[i]?.marks ?? countMarks(stretch.text)), 0);
  const { length } = text;
  if (marks > left.marks) return sectionOf([], { length, marks, work: 0 });
  let work = 0;
  const read = (stretch: Stretch, piece: Piece | undefined): Piece => {
    const mend = work < left.work;
    const isKnown = piece !== undefined && isReadAlike(piece, mend);
    const parsed = isKnown ? piece : parse(previous ? { ...stretch, text: copyOf(stretch.text) } : stretch, mend);
    work += parsed.work;
    return parsed;
  };
  const pieces = stretches.map((stretch, i) => ({ piece: read(stretch, known[i]), at: stretch.offset }));
  // A list that can't be read in runs of rows is read as one.
  const listed = isList(pieces) ? pieces : [{ piece: read({ offset: 0, text }, undefined), at: 0 }];
  return sectionOf(listed, { length, marks, work });
}

/** What has cost nothing was not mended, for want of mistakes or of hope: it is read alike without repairs. */
const isReadAlike = (piece: Piece, mend: boolean): boolean => piece.mend === mend || (piece.mend && piece.work === 0);

function isMendedAlike({ pieces, work: all, isPlain }: ParsedSection, left: number): boolean {
  if (isPlain) return true;
  // What runs of rows cost that turned out to be none came first.
  let work = all - pieces.reduce((sum, { piece }) => sum + piece.work, 0);
  return pieces.every(({ piece }) => {
    const isAlike = isReadAlike(piece, work < left);
    work += piece.work;
    return isAlike;
  });
}

/**
 * An edited list of which the runs around the edit are cut and parsed again, and no other piece is looked at but for its text. Undefined
 * where all of it has to be read: it is cut otherwise, or something in it reaches further than its piece.
 */
function parseAgain(
  { text, key }: Section,
  earlier: ParsedSection,
  parse: (stretch: Stretch, mend: boolean) => Piece,
  left: Left,
): ParsedSection | undefined {
  const { length, pieces: before } = earlier;
  if (!earlier.isPlain || earlier.anchors || earlier.openAliases) return undefined;
  const by = text.length - length;
  let start = 0;
  while (start < before.length && isAt(before[start], text, 0)) start++;
  let end = before.length;
  while (end > start && isAt(before[end - 1], text, by)) end--;
  // The last row of the run before the edit may go on behind it now, and where rows end tells which begin runs. The first run has the key.
  const first = start - 2;
  const begin = before[first];
  if (first < 1 || !begin) return undefined;
  const behind = new Map(before.slice(end).map(({ at }, i) => [at + by, end + i]));
  const runs = cutRowsAgain(text, length, begin.at, (run) => behind.has(run));
  if (!runs) return undefined;
  const last = runs.at(-1);
  const resumed = last === undefined ? undefined : behind.get(last);
  const starts = [begin.at, ...(resumed === undefined ? runs : runs.slice(0, -1))];
  const stop = resumed === undefined ? text.length : (last ?? 0);
  const replaced = before.slice(first, resumed ?? before.length);
  const known = new Map(replaced.map(({ piece }) => [piece.text, piece]));
  const stretches = starts.map((run, i) => ({
    offset: run,
    text: text.slice(run, starts[i + 1] ?? stop),
    rowsOf: key,
  }));
  const marks =
    replaced.reduce((sum, { piece }) => sum - piece.marks, earlier.marks) +
    stretches.reduce((sum, stretch) => sum + (known.get(stretch.text)?.marks ?? countMarks(stretch.text)), 0);
  if (marks > left.marks) return undefined;
  let work = 0;
  const fresh: PlacedInSection[] = [];
  for (const stretch of stretches) {
    const piece = known.get(stretch.text) ?? parse({ ...stretch, text: copyOf(stretch.text) }, work < left.work);
    if (!isRows(piece)) return undefined;
    work += piece.work;
    fresh.push({ piece, at: stretch.offset });
  }
  const rest = resumed === undefined ? [] : before.slice(resumed);
  const moved = by === 0 ? rest : rest.map(({ piece, at }) => ({ piece, at: at + by }));
  return sectionOf([...before.slice(0, first), ...fresh, ...moved], { length: text.length, marks, work }, fresh);
}

function isSame({ length, pieces }: ParsedSection, text: string): boolean {
  if (length !== text.length) return false;
  for (let i = 0; i < pieces.length; i++) if (!isAt(pieces[i], text, 0)) return false;
  return true;
}

/** By comparing memory: a map of texts would have to read each of them for its hash. */
function isAt(placed: PlacedInSection | undefined, text: string, by: number): boolean {
  if (!placed) return false;
  const { piece, at } = placed;
  return text.slice(at + by, at + by + piece.text.length) === piece.text;
}

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
  return list?.kind === 'sequence' && !list.flow && rows.every(({ piece }) => isRows(piece));
}

const isRows = ({ root }: Piece): boolean => !root || isBlockMapping(root);

/** A text of its own: a part of a longer one would keep all of that alive. */
const copyOf = (text: string): string => JSON.parse(JSON.stringify(text)) as string;
