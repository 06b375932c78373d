/** Text to tree: well-formed or not. Mistakes that people make are mended for reading on, each reported once. */
import { applyEdits, createWayBack } from '../edits.ts';
import type { Edit, Problem } from '../problem.ts';
import type { Span } from '../text.ts';
import { duplicateKey } from './build.ts';
import { maxLength } from './compose.ts';
import { moveProblem, moveSpan, moveTree } from './move.ts';
import { multipleDocuments, parsePiece, type ParsedPiece } from './piece.ts';
import { cutPieces } from './pieces.ts';
import { conflict } from './repairs/halfTyped.ts';
import type { Comment, MappingNode, Pair, YamlNode } from './tree.ts';

export interface Parsed {
  readonly root: YamlNode | undefined;
  readonly comments: readonly Comment[];
  readonly problems: readonly Problem[];
  /** Places whose content is lost to a syntax error. */
  readonly lost: readonly Span[];
  /** The sections by their text: what the next version of the document need not parse again. */
  readonly pieces: PieceCache;
}

/** A section as parsed, and as it was last placed in a document. */
interface Placed {
  readonly piece: ParsedPiece;
  readonly offset: number;
  readonly moved: ParsedPiece;
}

export type PieceCache = ReadonlyMap<string, Placed>;

type IsTopKey = (word: string) => boolean;

/** More merge conflicts than this are not told apart. */
const maxConflicts = 50;

/**
 * Parses an advisory's text; never throws. All spans are offsets of `text`.
 * `isTopKey` tells the words that are keys of an advisory: where a fallen block of text ends.
 * `previous` are the sections of an earlier version: those with the same text are not parsed again.
 */
export function parseYaml(text: string, isTopKey: IsTopKey, previous?: PieceCache): Parsed {
  if (text.length > maxLength)
    return { ...place(parsePiece(text, isTopKey, { top: false, mendAliases: true }), 0), pieces: new Map() };
  const conflicts: Problem[] = [];
  const lost: Span[] = [];
  const edits: Edit[] = [];
  let clean = text;
  for (let i = 0; i < maxConflicts && /^<{7}/m.test(clean); i++) {
    const repair = conflict(clean);
    if (!repair) break;
    const back = createWayBack(edits);
    conflicts.push(moveProblem(repair.problem, back));
    if (repair.lost) lost.push(moveSpan(repair.lost, back));
    edits.push(...repair.edits.map((edit) => ({ ...edit, span: moveSpan(edit.span, back) })));
    clean = applyEdits(text, edits);
  }
  const parsed = parseClean(clean, isTopKey, previous);
  if (edits.length === 0) return parsed;
  const back = createWayBack(edits);
  return {
    root: parsed.root && moveTree(parsed.root, back),
    comments: parsed.comments.map((comment) => ({ ...comment, span: moveSpan(comment.span, back) })),
    problems: [...conflicts, ...parsed.problems.map((problem) => moveProblem(problem, back))],
    lost: [...lost, ...parsed.lost.map((span) => moveSpan(span, back))],
    pieces: parsed.pieces,
  };
}

function parseClean(text: string, isTopKey: IsTopKey, previous: PieceCache | undefined): Parsed {
  const whole = (): Parsed => ({
    ...place(parsePiece(text, isTopKey, { top: false, mendAliases: true }), 0),
    pieces: new Map(),
  });
  const cut = cutPieces(text, isTopKey);
  if (!cut) return whole();
  const pieces = new Map<string, Placed>();
  const placed = cut.pieces.map(({ offset, text: part }) => {
    const known = previous?.get(part) ?? pieces.get(part);
    const piece = known?.piece ?? parsePiece(part, isTopKey, { top: true, mendAliases: false });
    const moved = known?.offset === offset ? known.moved : place(piece, offset);
    pieces.set(part, { piece, offset, moved });
    return moved;
  });
  // Anchors reach over sections: then only the whole text tells. Without any, each open alias is a mistake of its section.
  if (placed.some((piece) => piece.openAliases)) {
    if (placed.some((piece) => piece.anchors)) return whole();
    for (const [i, { offset, text: part }] of cut.pieces.entries()) {
      if (!placed[i]?.openAliases) continue;
      const piece = { ...parsePiece(part, isTopKey, { top: true, mendAliases: true }), openAliases: false };
      placed[i] = place(piece, offset);
    }
  }
  if (!placed.some((piece) => piece.root?.kind === 'mapping' && !piece.root.flow)) return whole();
  const { root, problems } = join(placed);
  return {
    root,
    comments: placed.flatMap((piece) => piece.comments),
    problems: [
      ...placed.flatMap((piece) => [...piece.problems, ...outside(piece)]),
      ...problems,
      ...(cut.secondDocument ? [multipleDocuments(cut.secondDocument)] : []),
    ],
    lost: placed.flatMap((piece) => [...piece.lost, ...outside(piece).map((problem) => problem.span)]),
    pieces,
  };
}

/** Content before the first key or behind the last one that belongs to none. */
function outside({ root, problems }: ParsedPiece): readonly Problem[] {
  if (!root || (root.kind === 'mapping' && !root.flow) || problems.length > 0) return [];
  const message =
    'This stands under no key. An advisory is made of keys with values: write `key: value`, or remove it.';
  return [{ code: 'yaml/syntax', severity: 'error', span: root.span, message }];
}

/** A piece at its place in the document. */
function place(piece: ParsedPiece, offset: number): ParsedPiece {
  if (offset === 0) return piece;
  const forward = (at: number): number => at + offset;
  return {
    ...piece,
    root: piece.root && moveTree(piece.root, forward),
    comments: piece.comments.map((comment) => ({ ...comment, span: moveSpan(comment.span, forward) })),
    problems: piece.problems.map((problem) => moveProblem(problem, forward)),
    lost: piece.lost.map((span) => moveSpan(span, forward)),
  };
}

/** One mapping of all sections; a key that an earlier section has is a duplicate. */
function join(placed: readonly ParsedPiece[]): { root: MappingNode | undefined; problems: readonly Problem[] } {
  const pairs: Pair[] = [];
  const places = new Map<string, Pair>();
  const problems: Problem[] = [];
  for (const pair of placed.flatMap((piece) => (piece.root?.kind === 'mapping' ? piece.root.pairs : []))) {
    const first = places.get(pair.key.value);
    if (first) problems.push(duplicateKey(pair.key, first.key));
    else {
      places.set(pair.key.value, pair);
      pairs.push(pair);
    }
  }
  const [start, end] = [pairs[0], pairs[pairs.length - 1]];
  if (!start || !end) return { root: undefined, problems };
  return { root: { kind: 'mapping', flow: false, pairs, span: [start.span[0], end.span[1]] }, problems };
}
