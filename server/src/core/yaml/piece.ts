/** Parsing one piece of a document, mended where it is broken. Offsets are those of the piece. */
import { applyEdits, createWayBack, overlaps } from '../edits.ts';
import type { Edit, Problem } from '../problem.ts';
import type { Span } from '../text.ts';
import { buildTree } from './build.ts';
import { compose, Refused, type Composed } from './compose.ts';
import { moveEdit, moveProblem, moveSpan, moveTree } from './move.ts';
import { certain, guesses, lastResorts } from './repairs/index.ts';
import { strayLines } from './repairs/strayLines.ts';
import type { Repair } from './repairs/repair.ts';
import { controlCharacters } from './repairs/controls.ts';
import { giveUp } from './repairs/giveUp.ts';
import type { Comment, YamlNode } from './tree.ts';

export interface ParsedPiece {
  readonly root: YamlNode | undefined;
  readonly comments: readonly Comment[];
  readonly problems: readonly Problem[];
  /** Places whose content a syntax error has lost. */
  readonly lost: readonly Span[];
  /** The names of its anchors and of aliases that it does not resolve itself. */
  readonly anchors: boolean;
  readonly openAliases: boolean;
}

/** So many repairs, and parses to try them, before the rest of a piece is left unread. */
const maxRepairs = 12;
const maxTrials = 40;
/** What one piece's repairs may cost: a large piece gets fewer trials, and so does one with many errors. */
const maxRepairWork = 1_000_000;
/** An error costs the library as much time as so many characters. */
const errorCost = 300;

interface State {
  readonly text: string;
  readonly edits: readonly Edit[];
  readonly repaired: string;
  readonly composed: Composed;
}

/**
 * Parses a piece; never throws. `top` says that it begins at a document's left margin, where stray lines can be told;
 * `mendAliases` that an alias without an anchor is a mistake: in a section it may refer to another one.
 */
export function parsePiece(
  text: string,
  isTopKey: (word: string) => boolean,
  { top, mendAliases }: { readonly top: boolean; readonly mendAliases: boolean },
): ParsedPiece {
  const problems: Problem[] = [];
  const lost: Span[] = [];
  try {
    const controls = controlCharacters(text);
    problems.push(...controls.problems);
    const backToText = createWayBack(controls.edits);
    const strays = top ? strayLines(applyEdits(text, controls.edits), isTopKey) : [];
    problems.push(...firstOf(strays.map(({ problem }) => moveProblem(problem, backToText))));
    problems.sort((a, b) => a.span[0] - b.span[0]);
    lost.push(...strays.flatMap((stray) => (stray.lost ? [moveSpan(stray.lost, backToText)] : [])));
    const outside = strays.flatMap(({ edits }) => edits.map((edit) => moveEdit(edit, backToText)));
    let state = stateOf(text, [...controls.edits, ...outside]);
    const accept = (repair: Repair, next: State): void => {
      const back = createWayBack(state.edits);
      problems.push(moveProblem(repair.problem, back));
      if (repair.lost) lost.push(moveSpan(repair.lost, back));
      state = next;
    };
    let trials = 0;
    const cost = text.length + errorCost * state.composed.errors.length;
    const limit = Math.max(1, Math.min(maxTrials, Math.floor(maxRepairWork / (cost + 1))));
    let anchors = false;
    let openAliases = false;
    for (let round = 0; ; round++) {
      const back = createWayBack(state.edits);
      const built = state.composed.errors.length === 0 ? read(state.composed, state.repaired) : undefined;
      anchors ||= built?.anchors ?? false;
      openAliases ||= built?.openAliases ?? false;
      const isLast = round >= maxRepairs || trials >= limit;
      const isDone = isLast || (built?.openAliases === true && !mendAliases);
      const mended = built && !isDone ? applyAll(state, built.repairs) : undefined;
      if (mended) {
        trials++;
        problems.push(...firstOf(mended.repairs.map(({ problem }) => moveProblem(problem, back))));
        state = mended.state;
        continue;
      }
      if (built) {
        return {
          root: built.root && (state.edits.length > 0 ? moveTree(built.root, back) : built.root),
          comments: state.composed.comments.map((comment) => ({ ...comment, span: moveSpan(comment.span, back) })),
          problems: [...problems, ...firstOf(built.problems.map((problem) => moveProblem(problem, back)))],
          lost,
          anchors,
          openAliases,
        };
      }
      const found = isLast ? undefined : nextRepair(state, isTopKey, limit - trials);
      trials += found?.trials ?? 0;
      if (found?.next) accept(found.next.repair, found.next.state);
      else {
        const last = giveUp(state.repaired, state.composed);
        const next = apply(state, last);
        if (!next || next.composed.errors.length > 0)
          return abandoned(text, [...problems, moveProblem(last.problem, back)]);
        accept(last, next);
      }
    }
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const message = `This file is not read: ${error.message}.`;
    return abandoned(text, [...problems, { code: 'yaml/too-large', severity: 'error', span: [0, 0], message }]);
  }
}

function abandoned(text: string, problems: readonly Problem[]): ParsedPiece {
  return { root: undefined, comments: [], problems, lost: [[0, text.length]], anchors: false, openAliases: false };
}

function stateOf(text: string, edits: readonly Edit[]): State {
  const repaired = applyEdits(text, edits);
  return { text, edits, repaired, composed: compose(repaired) };
}

/** So many problems of one kind are reported one by one. */
const maxAlike = 100;

/** The first problems of each kind, the last of which speaks for the rest. */
function firstOf(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length <= maxAlike) return problems;
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
      : [{ ...problem, message: `${problem.message} There are ${more} more like this below.` }];
  });
}

/** The state after all of the repairs together, or else after the first; undefined where that can not be. */
function applyAll(
  state: State,
  repairs: readonly Repair[],
): { readonly repairs: readonly Repair[]; readonly state: State } | undefined {
  const [first] = repairs;
  if (!first) return undefined;
  const all = apply(state, { problem: first.problem, edits: repairs.flatMap(({ edits }) => edits) });
  if (all && all.composed.errors.length === 0) return { repairs, state: all };
  const one = apply(state, first);
  return one && { repairs: [first], state: one };
}

/** The state after a repair; undefined where its edits meet earlier ones. */
function apply(state: State, repair: Repair): State | undefined {
  const back = createWayBack(state.edits);
  const edits = repair.edits.map((edit) => moveEdit(edit, back));
  return overlaps(edits, state.edits) ? undefined : stateOf(state.text, [...state.edits, ...edits]);
}

/** The first repair that helps: after it nothing is wrong any more, or the first error lies further on, or errors are fewer. */
function nextRepair(
  state: State,
  isTopKey: (word: string) => boolean,
  budget: number,
): { trials: number; next?: { repair: Repair; state: State } } {
  const error = state.composed.errors[0];
  if (!error) return { trials: 0 };
  const broken = {
    text: state.repaired,
    composed: state.composed,
    code: error.code,
    at: error.pos[0],
    end: error.pos[1],
    isTopKey,
  };
  let trials = 0;
  const attempt = (repair: Repair | undefined): Attempt | undefined => {
    if (!repair || repair.edits.length === 0) return undefined;
    const next = apply(state, repair);
    trials++;
    return next && helps(state, next) ? { repair, state: next } : undefined;
  };
  for (const find of certain) {
    const next = attempt(find(broken));
    if (next) return { trials, next };
  }
  // A guess that leaves nothing wrong beats one that merely helps: the mistake may be on a line beside the error's.
  let helpful: Attempt | undefined;
  const duplicates = duplicatesIn(state);
  const isClean = (next: Attempt): boolean =>
    next.state.composed.errors.length === 0 && duplicatesIn(next.state) <= duplicates;
  for (const find of guesses)
    for (const repair of find(broken)) {
      if (trials >= budget) break;
      const next = attempt(repair);
      if (next && isClean(next)) return { trials, next };
      helpful ??= next;
    }
  const drops = trials < budget ? lastResorts.flatMap((find) => attempt(find(broken)) ?? []) : [];
  const [best] = drops.sort((a, b) => a.state.composed.errors.length - b.state.composed.errors.length);
  const next = best && (!helpful || isClean(best)) ? best : helpful;
  return next ? { trials, next } : { trials };
}

interface Attempt {
  readonly repair: Repair;
  readonly state: State;
}

/** How many keys are given twice: two rows that a repair has joined have all of theirs twice. */
function duplicatesIn({ composed, repaired }: State): number {
  const [first] = composed.documents;
  return first ? buildTree(first, repaired).problems.filter(({ code }) => code === 'yaml/duplicate-key').length : 0;
}

function helps(before: State, after: State): boolean {
  const [then] = before.composed.errors;
  const [now] = after.composed.errors;
  if (!now || !then) return true;
  const lineEnd = before.repaired.indexOf('\n', then.pos[0]);
  const from = createWayBack(before.edits)(lineEnd < 0 ? before.repaired.length : lineEnd);
  return createWayBack(after.edits)(now.pos[0]) > from || after.composed.errors.length < before.composed.errors.length;
}

/** The tree of what says anything; a value that lost its start to an anchor or tag is a repair. */
function read(
  composed: Composed,
  text: string,
): {
  root: YamlNode | undefined;
  problems: readonly Problem[];
  repairs: readonly Repair[];
  anchors: boolean;
  openAliases: boolean;
} {
  const filled = composed.documents.filter((document) => document.contents && !isBlank(document.contents));
  const first = filled[0];
  if (!first) return { root: undefined, problems: [], repairs: [], anchors: false, openAliases: false };
  const { root, problems, anchors, openAliases } = buildTree(first, text);
  const repairs = problems.flatMap((problem): Repair[] => {
    const [fix] = problem.code === 'yaml/syntax' ? (problem.fixes ?? []) : [];
    return fix ? [{ problem, edits: fix.edits }] : [];
  });
  const second = filled[1]?.contents?.range;
  const all = second ? [...problems, secondDocument(text, first.contents?.range?.[1] ?? 0, second[0])] : problems;
  return { root, problems: all, repairs, anchors, openAliases };
}

function secondDocument(text: string, end: number, start: number): Problem {
  const marker = text.lastIndexOf('---', start);
  const at = marker >= end ? marker : start;
  return multipleDocuments([at, at + 3]);
}

/** What is said of a second document; `span` is that of its marker. */
export function multipleDocuments(span: Span): Problem {
  return {
    code: 'yaml/multiple-documents',
    severity: 'error',
    span,
    message: 'A file holds one advisory: what stands behind this line is not read. Put it into a file of its own.',
  };
}

/** What is said of a marker between sections of one advisory; `span` is that of the marker. */
export function strayMarker(text: string, span: Span): Problem {
  const stop = text.indexOf('\n', span[1]);
  const edits: Edit[] = [{ span: [span[0], stop < 0 ? text.length : stop + 1], newText: '' }];
  return {
    code: 'yaml/multiple-documents',
    severity: 'error',
    span,
    message: `\`${text.slice(...span)}\` divides documents, but a file holds one advisory: the sections below it are read as its own here, and by no other tool. Remove the line.`,
    fixes: [{ title: 'Remove the line', edits, preferred: true }],
  };
}

const isBlank = (contents: { range?: readonly number[] | null }): boolean => {
  const range = contents.range;
  return !range || range[0] === range[1];
};
