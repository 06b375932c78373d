/** Parses one chunk of a document and recovers from syntax errors. Offsets are relative to the chunk. */
import { applyEdits, createTouch, createOffsetMapper } from '../../text/edits.ts';
import type { Problem } from '../../problems/problem.ts';
import type { Edit } from '../../text/edits.ts';
import type { Span } from '../../text/text.ts';
import { buildTree, type Built } from './build.ts';
import { countMarks, outOfBounds } from '../bounds.ts';
import { isListInText } from './consumed.ts';
import { Refused, type Composed } from '../compose.ts';
import { apply, applyAll, nextRepair, stateOf, type Attempt } from './recovery.ts';
import { moveEdit, moveProblem, moveSpan, moveTree } from '../move.ts';
import { strayLines } from '../recover/strayLines.ts';
import type { IsTopKey, Repair } from '../recover/repair.ts';
import { controlCharacters } from '../recover/controls.ts';
import { fallback } from '../recover/fallback.ts';
import { unaskedIn } from '../recover/unread.ts';
import { readSimple } from '../simple/readSimple.ts';
import type { Comment, YamlNode } from '../tree.ts';
import { pushAll } from '../../util/lists.ts';

export interface ParsedChunk {
  readonly root: YamlNode | undefined;
  readonly comments: readonly Comment[];
  readonly problems: readonly Problem[];
  /** Ranges whose values are unknown, for example because of a syntax error. */
  readonly unparsed: readonly Span[];
  /** Whether the chunk has anchors. */
  readonly anchors: boolean;
  /** Whether the chunk has aliases whose anchors are not in the chunk. */
  readonly openAliases: boolean;
  /** The cost of error recovery; see {@link maxWork}. */
  readonly work: number;
}

/**
 * The maximum cost of error recovery in a document. One unit is the cost of parsing one character of a typical advisory. Beyond the
 * maximum, the first error in a chunk is still reported, but the rest of the chunk is left unparsed.
 */
export const maxWork = 2_000_000;

/** The maximum number of rounds of repairs, each of which may repair several lines, before the rest of a chunk is left unparsed. */
const maxRepairs = 12;
/** The maximum number of trial parses before the rest of a chunk is left unparsed. */
const maxTrials = 40;
/** The maximum cost of error recovery in one chunk. Large chunks, and chunks with many errors, therefore get fewer trials. */
const maxRepairWork = 500_000;
/**
 * The costs of parsing a character, a structural character and an error. In an advisory, about nine of a hundred characters are structural,
 * so its cost is about its length.
 */
const [characterCost, markCost, errorCost] = [0.25, 8, 300];
/** Above this cost no repair is tried: parsing ends at the first error. */
const maxRecoverableCost = 2_500_000;

export interface HowToParse {
  readonly top: boolean;
  readonly recoverAliases: boolean;
  /** Whether repairs may be tried. */
  readonly recover?: boolean;
  /** Whether the whole chunk is below a custom key. */
  readonly own?: boolean;
}

/**
 * Parses a chunk; never throws. `top` means that the chunk starts at the document's left margin, where stray lines can be recognised.
 * `recoverAliases` means that aliases without an anchor are repaired; otherwise, they may refer to an anchor in another chunk.
 */
export function parseChunk(
  text: string,
  isTopKey: IsTopKey,
  { top, recoverAliases, recover = true, own = false }: HowToParse,
): ParsedChunk {
  let problems: readonly Problem[] = [];
  const unparsed: Span[] = [];
  try {
    const controls = controlCharacters(text);
    const backToText = createOffsetMapper(controls.edits);
    const strays = top ? strayLines(applyEdits(text, controls.edits), isTopKey) : [];
    const isPlain = controls.edits.length + strays.length === 0 && outOfBounds(text) === undefined;
    const simple = isPlain ? readSimple(text) : undefined;
    if (simple) return { ...simple, problems: [], unparsed: [], anchors: false, openAliases: false, work: 0 };
    const outside = strays.flatMap(({ edits }) => edits.map((edit) => moveEdit(edit, backToText)));
    // Control characters on a removed line need not be removed or reported separately.
    const isRemovedAnyway = createTouch(outside);
    problems = [
      ...controls.problems.filter(({ span }) => !isRemovedAnyway({ span, newText: '' })),
      ...firstOf(strays.map(({ problem }) => problem)).map((problem) => moveProblem(problem, backToText)),
    ].sort((a, b) => a.span[0] - b.span[0]);
    pushAll(
      unparsed,
      strays.flatMap((stray) => (stray.unparsed ? [moveSpan(stray.unparsed, backToText)] : [])),
    );
    let state = stateOf(text, [...controls.edits.filter((edit) => !isRemovedAnyway(edit)), ...outside]);
    const accept = ({ repairs, state: next }: Attempt): void => {
      const back = createOffsetMapper(state.edits);
      const skipped = repairs.flatMap((repair) => (repair.unparsed ? [moveSpan(repair.unparsed, back)] : []));
      problems = [
        ...unaskedIn(problems, skipped),
        ...firstOf(repairs.map(({ problem }) => problem)).map((problem) => moveProblem(problem, back)),
      ];
      pushAll(unparsed, skipped);
      state = next;
    };
    let trials = 0;
    const cost = text.length * characterCost + countMarks(text) * markCost + state.composed.errors.length * errorCost;
    const limit =
      cost > maxRecoverableCost || !recover
        ? 0
        : Math.max(1, Math.min(maxTrials, Math.floor(maxRepairWork / (cost + 1))));
    let anchors = false;
    let openAliases = false;
    for (let round = 0; ; round++) {
      const back = createOffsetMapper(state.edits);
      const built =
        state.composed.errors.length === 0 ? read(state.composed, state.repaired, isTopKey, own) : undefined;
      anchors ||= built?.anchors ?? false;
      openAliases ||= built?.openAliases ?? false;
      const isLast = round >= maxRepairs || trials >= limit;
      const isDone = isLast || (built?.openAliases === true && !recoverAliases);
      const recovered = built && !isDone ? applyAll(state, built.repairs) : undefined;
      if (recovered) {
        trials++;
        accept(recovered);
        continue;
      }
      if (built) {
        return {
          root: built.root && (state.edits.length > 0 ? moveTree(built.root, back) : built.root),
          comments: state.composed.comments.map((comment) => ({ ...comment, span: moveSpan(comment.span, back) })),
          problems: [
            ...problems,
            ...firstOf(built.problems)
              .map((problem) => moveProblem(problem, back))
              .filter((problem) => !isListInText(problem) || !isReported(problems, problem)),
          ],
          unparsed: [...unparsed, ...built.unparsed.map((span) => moveSpan(span, back))],
          anchors,
          openAliases,
          work: Math.round(trials * cost),
        };
      }
      const found = isLast ? undefined : nextRepair(state, isTopKey, limit - trials);
      trials += found?.trials ?? 0;
      if (found?.next) accept(found.next);
      else {
        const last = fallback(state.repaired, state.composed);
        const next = apply(state, last);
        if (!next || next.composed.errors.length > 0)
          return abandoned(
            text,
            [...unaskedIn(problems, [[0, text.length]]), moveProblem(last.problem, back)],
            Math.round(trials * cost),
          );
        accept({ repairs: [last], state: next });
      }
    }
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const message = `This file was not parsed: ${error.message}.`;
    return abandoned(text, [...problems, { code: 'yaml/too-large', severity: 'error', span: [0, 0], message }], 0);
  }
}

const unread = { root: undefined, comments: [], anchors: false, openAliases: false };

function abandoned(text: string, problems: readonly Problem[], work: number): ParsedChunk {
  return { ...unread, problems, unparsed: [[0, text.length]], work };
}

/** The maximum number of problems with the same code that are reported individually. */
const maxAlike = 100;

/** Limits the problems with the same code. The last one reported mentions how many more there are. */
function firstOf(problems: readonly Problem[]): readonly Problem[] {
  const counts = new Map<string, number>();
  for (const { code } of problems) counts.set(code, (counts.get(code) ?? 0) + 1);
  const seen = new Map<string, number>();
  return problems.flatMap((problem) => {
    const nth = (seen.get(problem.code) ?? 0) + 1;
    seen.set(problem.code, nth);
    const more = (counts.get(problem.code) ?? 0) - maxAlike;
    if (nth < maxAlike || more <= 0) return [problem];
    return nth > maxAlike
      ? []
      : [
          {
            ...problem,
            message: `${problem.message} ${more === 1 ? 'There is 1' : `There are ${more}`} more like this below.`,
          },
        ];
  });
}

/**
 * Returns the tree and the problems of the first document that has content. `repairs` are the preferred fixes for its syntax problems, such
 * as quoting a value that YAML cuts short at an anchor or tag. A fix that changes an alias to a similar name is only a guess, so it is not
 * returned as a repair.
 */
function read(
  composed: Composed,
  text: string,
  isTopKey: (word: string) => boolean,
  own: boolean,
): Built & { readonly repairs: readonly Repair[] } {
  const filled = composed.documents.filter((document) => document.contents && !isBlank(document.contents));
  const first = filled[0];
  if (!first) return { root: undefined, problems: [], repairs: [], anchors: false, openAliases: false, unparsed: [] };
  const { root, problems, anchors, openAliases, unparsed } = buildTree(first, text, isTopKey, own);
  const repairs = problems.flatMap((problem): Repair[] => {
    const [fix] = problem.code === 'yaml/syntax' ? (problem.fixes ?? []) : [];
    return fix?.preferred ? [{ problem, edits: fix.edits }] : [];
  });
  const second = filled[1]?.contents?.range;
  const all = second ? [...problems, secondDocument(text, first.contents?.range[1] ?? 0, second[0])] : problems;
  return { root, problems: all, repairs, anchors, openAliases, unparsed };
}

function secondDocument(text: string, end: number, start: number): Problem {
  const marker = Math.max(text.lastIndexOf('---', start), text.lastIndexOf('...', start));
  const at = marker >= end ? marker : start;
  return multipleDocuments([at, Math.min(at + 3, text.length)]);
}

/** Returns the problem for a second document; `span` is that of its marker. */
export function multipleDocuments(span: Span): Problem {
  return {
    code: 'yaml/multiple-documents',
    severity: 'error',
    span,
    message:
      'A file can contain only one YAML document, so the text below this line is ignored. Move it above this line, or to a separate file.',
  };
}

/** Returns the problem for a document marker between the keys of one advisory; `span` is that of the marker. */
export function strayMarker(text: string, span: Span): Problem {
  const stop = text.indexOf('\n', span[1]);
  const edits: Edit[] = [{ span: [span[0], stop < 0 ? text.length : stop + 1], newText: '' }];
  return {
    code: 'yaml/multiple-documents',
    severity: 'error',
    span,
    message: `\`${text.slice(...span)}\` ends the YAML document here, and a file can contain only one. Other tools reject the file, or ignore the keys below. Remove the line.`,
    fixes: [{ title: 'Remove the line', edits, preferred: true }],
  };
}

/** Whether another problem begins at the same offset. */
const isReported = (problems: readonly Problem[], { span }: Problem): boolean =>
  problems.some((other) => other.span[0] === span[0]);

const isBlank = (contents: { range?: readonly number[] | null }): boolean => {
  const range = contents.range;
  return !range || range[0] === range[1];
};
