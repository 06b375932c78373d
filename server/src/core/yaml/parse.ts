/** Text to pieces with their trees: well-formed or not. Mistakes that people make are mended for reading on, each reported once. */
import { applyEdits, createWayBack } from '../edits.ts';
import { remembered, type Memory } from '../memory.ts';
import type { Problem } from '../problem.ts';
import type { Span } from '../text.ts';
import { countMarks, maxLength, maxMarks, outOfBounds } from './bounds.ts';
import { findDuplicates, joinTrees, rowsUnder, type SectionOf } from './join.ts';
import { moveProblem, moveSpan, moveTree } from './move.ts';
import { maxWork, multipleDocuments, parsePiece, strayMarker, type ParsedPiece } from './piece.ts';
import { cutPieces, type Stretch } from './pieces.ts';
import { parseSection, sectionOf, type ParsedSection, type PlacedInSection } from './section.ts';
import { conflicts } from './repairs/conflicts.ts';
import { isBlockMapping, type Comment, type YamlNode } from './tree.ts';

/** A stretch of a document that is parsed by itself: a top-level section, a run of rows, or all of it. Its offsets are its own. */
export interface Piece extends ParsedPiece {
  readonly text: string;
  /** The key whose list goes on here: the root is a mapping of this key alone, which is not written in the text. */
  readonly rowsOf?: string;
  /** How much structure is in the text: {@link countMarks}. */
  readonly marks: number;
  /** Whether time was left for repairs when it was parsed. */
  readonly mend: boolean;
  /** What others make of the piece. */
  readonly memory: Memory;
}

/** A section where it stands in a document. */
export interface PlacedSection {
  readonly section: ParsedSection;
  readonly offset: number;
  /** It repeats a key that an earlier section has: nothing of it is read. */
  readonly isDuplicate: boolean;
}

/** The sections of an earlier version by their keys: what the next version need not parse again. */
export type PieceCache = ReadonlyMap<string, readonly ParsedSection[]>;

export interface ParsedPieces {
  /** In the order of the text; together they are all of it up to the end of its first document. */
  readonly sections: readonly PlacedSection[];
  /** What is wrong beside the problems of the pieces. */
  readonly problems: readonly Problem[];
  /** Places whose content is lost to a syntax error, beside those of the pieces. */
  readonly lost: readonly Span[];
  /** What the next version of the document need not parse again. */
  readonly cache: PieceCache;
}

export interface Parsed {
  readonly root: YamlNode | undefined;
  readonly comments: readonly Comment[];
  readonly problems: readonly Problem[];
  readonly lost: readonly Span[];
}

type IsTopKey = (word: string) => boolean;

/** More merge conflicts than this are not reported, though all are read: who has resolved these sees the next. */
const maxConflicts = 100;

/** Parses a text into one tree; never throws. All spans are offsets of `text`; `isTopKey` is that of {@link parsePieces}. */
export function parseYaml(text: string, isTopKey: IsTopKey): Parsed {
  const { sections, problems, lost } = parsePieces(text, isTopKey);
  const placed = sections.flatMap(({ section, offset }) =>
    section.pieces.map(({ piece, at }) => ({ piece, offset: offset + at })),
  );
  return {
    root: rootOf(
      sections
        .filter(({ isDuplicate }) => !isDuplicate)
        .map(({ section, offset }) => ({ offset, pieces: section.pieces })),
      ({ piece }) => piece.root,
    ),
    comments: placed.flatMap(({ piece, offset }) => placedComments(piece, offset)),
    problems: [
      ...placed.flatMap(({ piece, offset }) => piece.problems.map((problem) => moveProblem(problem, forward(offset)))),
      ...problems,
    ],
    lost: [
      ...placed.flatMap(({ piece, offset }) => piece.lost.map((span) => moveSpan(span, forward(offset)))),
      ...lost,
    ],
  };
}

/**
 * Parses a text piece by piece; never throws. `isTopKey` tells the words that are keys of an advisory: where a fallen block of text
 * ends. Pieces that `previous`, those of an earlier version, has with the same text are not parsed again.
 */
export function parsePieces(written: string, isTopKey: IsTopKey, previous?: PieceCache): ParsedPieces {
  // Carriage returns alone end lines too (YAML 1.2.2, 5.4), but the library does not know; every place stays the same.
  const text = written.includes('\n') ? written : written.replaceAll('\r', '\n');
  // Without an earlier version all of it has to be counted anyway: before anything is parsed.
  if (previous ? text.length > maxLength : outOfBounds(text) !== undefined) return whole(text, isTopKey);
  const found = text.includes('<<<<<<<') ? conflicts(text) : [];
  const edits = found.flatMap((repair) => repair.edits);
  if (edits.length === 0) return parseClean(text, isTopKey, previous);
  const parsed = parseYaml(applyEdits(text, edits), isTopKey);
  const back = createWayBack(edits);
  return onePiece({
    text,
    root: parsed.root && moveTree(parsed.root, back),
    comments: parsed.comments.map((comment) => ({ ...comment, span: moveSpan(comment.span, back) })),
    problems: [
      ...found.slice(0, maxConflicts).map(({ problem }) => problem),
      ...parsed.problems.map((problem) => moveProblem(problem, back)),
    ],
    lost: [...found.flatMap(({ lost }) => (lost ? [lost] : [])), ...parsed.lost.map((span) => moveSpan(span, back))],
    anchors: true,
    openAliases: false,
    work: 0,
    marks: 0,
    mend: true,
    memory: new Map(),
  });
}

/** No advisory has as many sections: each is judged by itself, which for thousands takes longer than to judge all of them in one. */
const mostSections = 1_000;

function parseClean(text: string, isTopKey: IsTopKey, previous: PieceCache | undefined): ParsedPieces {
  const cut = cutPieces(text, isTopKey);
  if (!cut || cut.sections.length > mostSections) return whole(text, isTopKey);
  const cache = new Map<string, ParsedSection[]>();
  let marks = 0;
  let work = 0;
  let sections: PlacedSection[] = [];
  for (const section of cut.sections) {
    const left = { marks: maxMarks - marks, work: maxWork - work };
    const parsed = parseSection(section, previous, (stretch, mend) => newPiece(stretch, isTopKey, mend), left);
    marks += parsed.marks;
    // Beyond the bounds nothing more is parsed: the text is refused.
    if (marks > maxMarks) return whole(text, isTopKey);
    work += parsed.work;
    const same = cache.get(section.key);
    if (same) same.push(parsed);
    else cache.set(section.key, [parsed]);
    sections.push({ section: parsed, offset: section.offset, isDuplicate: false });
  }
  // Anchors reach over pieces: then only the whole text tells. Without any, each open alias is a mistake of its piece.
  if (sections.some(({ section }) => section.openAliases)) {
    if (sections.some(({ section }) => section.anchors)) return whole(text, isTopKey);
    sections = sections.map((placed) =>
      placed.section.openAliases ? { ...placed, section: mendedSection(placed.section, isTopKey) } : placed,
    );
  }
  const { indexes, isMixed, problems: repeated } = findDuplicates(sections);
  if (isMixed || !sections.some(({ section }) => isBlockMapping(section.pieces[0]?.piece.root)))
    return whole(text, isTopKey);
  const outside = sections.flatMap(contentOutside);
  return {
    sections:
      indexes.size === 0 ? sections : sections.map((one, i) => (indexes.has(i) ? { ...one, isDuplicate: true } : one)),
    problems: [
      ...outside,
      ...repeated,
      ...(cut.secondDocument ? [multipleDocuments(cut.secondDocument)] : []),
      ...(cut.strayMarker ? [strayMarker(text, cut.strayMarker)] : []),
    ],
    lost: outside.map(({ span }) => span),
    cache,
  };
}

function newPiece(stretch: Stretch, isTopKey: IsTopKey, mend: boolean): Piece {
  const { text, rowsOf } = stretch;
  const parsed = parsePiece(text, isTopKey, { top: rowsOf === undefined, mendAliases: false, mend });
  return { ...parsed, ...underKey(parsed.root, rowsOf), text, mend, marks: countMarks(text), memory: new Map() };
}

function underKey(root: YamlNode | undefined, rowsOf: string | undefined): Pick<Piece, 'root' | 'rowsOf'> {
  if (rowsOf === undefined) return { root };
  // What is no list is no rows: the section is read as one.
  return { root: root?.kind === 'sequence' && !root.flow ? rowsUnder(rowsOf, root) : root, rowsOf };
}

function mendedSection(section: ParsedSection, isTopKey: IsTopKey): ParsedSection {
  return remembered(section.memory, mendedSection, [], () =>
    sectionOf(
      section.pieces.map(({ piece, at }) => ({ at, piece: piece.openAliases ? mended(piece, isTopKey) : piece })),
      section,
    ),
  );
}

/** The piece with its open aliases taken for the mistakes that they are. */
function mended(piece: Piece, isTopKey: IsTopKey): Piece {
  return remembered(piece.memory, mended, [], () => {
    const parsed = parsePiece(piece.text, isTopKey, { top: piece.rowsOf === undefined, mendAliases: true });
    return { ...piece, ...parsed, ...underKey(parsed.root, piece.rowsOf), openAliases: false, memory: new Map() };
  });
}

function whole(text: string, isTopKey: IsTopKey): ParsedPieces {
  return onePiece({
    ...parsePiece(text, isTopKey, { top: false, mendAliases: true }),
    text,
    marks: 0,
    mend: true,
    memory: new Map(),
  });
}

function onePiece(piece: Piece): ParsedPieces {
  const section = sectionOf([{ piece, at: 0 }], { length: piece.text.length, marks: piece.marks, work: piece.work });
  return { sections: [{ section, offset: 0, isDuplicate: false }], problems: [], lost: [], cache: new Map() };
}

/** Content before the first key or behind the last one that belongs to none. Where a section has several pieces, all are of a list. */
function contentOutside({ section, offset }: PlacedSection): readonly Problem[] {
  const { root, problems = [] } = section.pieces[0]?.piece ?? {};
  if (!root || isBlockMapping(root) || problems.length > 0) return [];
  const message =
    'This stands under no key. An advisory is made of keys with values: write `key: value`, or remove it.';
  return [{ code: 'yaml/syntax', severity: 'error', span: [root.span[0] + offset, root.span[1] + offset], message }];
}

/** The document's tree of what `treeOf` gives for each piece of its sections. */
export function rootOf<P extends PlacedInSection>(
  sections: readonly SectionOf<P>[],
  treeOf: (piece: P) => YamlNode | undefined,
): YamlNode | undefined {
  const [first, second] = sections;
  const [head, next] = first?.pieces ?? [];
  return head && !next && !second ? treeOf(head) : joinTrees(sections, treeOf);
}

const forward =
  (by: number) =>
  (offset: number): number =>
    offset + by;

/** A piece's comments where they stand in the document, in which it begins at `offset`. */
export const placedComments = (piece: Piece, offset: number): readonly Comment[] =>
  piece.comments.map((comment) => ({ ...comment, span: moveSpan(comment.span, forward(offset)) }));
