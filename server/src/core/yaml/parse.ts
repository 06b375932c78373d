/** Text to tree: well-formed or not. Mistakes that people make are mended for reading on, each reported once. */
import { applyEdits, createWayBack, overlaps } from '../edits.ts';
import type { Edit, Fix, Problem } from '../problem.ts';
import type { Span } from '../text.ts';
import { buildTree } from './build.ts';
import { compose, Refused, type Composed } from './compose.ts';
import { moveTree } from './move.ts';
import { fallenBody, misaligned, tab } from './repairs/indentation.ts';
import { conflict, dropLine, missingBlank, unfinishedKey } from './repairs/halfTyped.ts';
import { badEscape, bracketInFlow, colon, reservedStart, textAfterQuote } from './repairs/unquoted.ts';
import { bracket, quote } from './repairs/unclosed.ts';
import type { FindRepair, Repair } from './repairs/repair.ts';
import type { Comment, YamlNode } from './tree.ts';

export interface Parsed {
  readonly root: YamlNode | undefined;
  readonly comments: readonly Comment[];
  readonly problems: readonly Problem[];
  /** Places whose content is lost to a syntax error. */
  readonly lost: readonly Span[];
}

/** After so many repairs the rest is left unread: each costs a parse. */
const maxRepairs = 30;

const finders: readonly FindRepair[] = [
  conflict,
  tab,
  badEscape,
  colon,
  reservedStart,
  textAfterQuote,
  bracketInFlow,
  quote,
  bracket,
  fallenBody,
  missingBlank,
  misaligned,
  unfinishedKey,
  dropLine,
];

/**
 * Parses an advisory's text; never throws. All spans are offsets of `text`.
 * `isTopKey` tells the words that are keys of an advisory: where a fallen block of text ends.
 */
export function parseYaml(text: string, isTopKey: (word: string) => boolean): Parsed {
  const problems: Problem[] = [];
  const lost: Span[] = [];
  const repairs: Edit[] = [];
  try {
    for (let round = 0; ; round++) {
      const repaired = applyEdits(text, repairs);
      const composed = compose(repaired);
      const back = createWayBack(repairs);
      const repair = composed.errors.length > 0 ? firstRepair(repaired, composed, isTopKey) : undefined;
      const built = repair ? undefined : read(composed, repaired);
      const next = repair ?? built?.repair;
      if (!next) {
        const root = built?.root && repairs.length > 0 ? moveTree(built.root, back) : built?.root;
        const found = [...problems, ...(built?.problems ?? []).map((problem) => moveProblem(problem, back))];
        return { root, comments: moveComments(composed.comments, back, repairs), problems: found, lost };
      }
      const edits = next.edits.map((edit) => moveEdit(edit, back));
      problems.push(moveProblem(next.problem, back));
      if (next.lost) lost.push(moveSpan(next.lost, back));
      if (round >= maxRepairs || overlaps(edits, repairs)) {
        // No way on: keep what can be read around the mistake.
        const root = read(composed, repaired).root;
        return { root: root && moveTree(root, back), comments: [], problems, lost: [...lost, [0, text.length]] };
      }
      repairs.push(...edits);
    }
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const problem: Problem = {
      code: 'yaml/too-large',
      severity: 'error',
      span: [0, 0],
      message: `This file is not read: ${error.message}.`,
    };
    return { root: undefined, comments: [], problems: [...problems, problem], lost: [[0, text.length]] };
  }
}

function firstRepair(text: string, composed: Composed, isTopKey: (word: string) => boolean): Repair | undefined {
  const error = composed.errors[0];
  if (!error) return undefined;
  const broken = { text, composed, code: error.code, at: error.pos[0], end: error.pos[1], isTopKey };
  for (const find of finders) {
    const repair = find(broken);
    if (repair && repair.edits.length > 0) return repair;
  }
  return undefined;
}

/** The tree of the first document that says anything; a value that lost its start to an anchor or tag is a repair. */
function read(composed: Composed, text: string): { root: YamlNode | undefined; problems: Problem[]; repair?: Repair } {
  const filled = composed.documents.filter((document) => document.contents && !isBlank(document.contents));
  const first = filled[0];
  if (!first) return { root: undefined, problems: [] };
  const { root, problems } = buildTree(first, text);
  const start = problems.find((problem) => problem.code === 'yaml/syntax' && problem.fixes?.[0]);
  if (start?.fixes?.[0])
    return { root, problems: [...problems], repair: { problem: start, edits: start.fixes[0].edits } };
  const all = [...problems];
  const second = filled[1]?.contents?.range;
  if (second) {
    const marker = text.lastIndexOf('---', second[0]);
    const at = marker > (first.contents?.range?.[1] ?? 0) - 1 ? marker : second[0];
    all.push({
      code: 'yaml/multiple-documents',
      severity: 'error',
      span: [at, at + 3],
      message: 'A file holds one advisory: what stands behind this line is not read. Put it into a file of its own.',
    });
  }
  return { root, problems: all };
}

const isBlank = (contents: { range?: readonly number[] | null }): boolean => {
  const range = contents.range;
  return !range || range[0] === range[1];
};

type Back = (offset: number) => number;

const moveSpan = (span: Span, back: Back): Span => [back(span[0]), Math.max(back(span[0]), back(span[1]))];
const moveEdit = (edit: Edit, back: Back): Edit => ({ ...edit, span: moveSpan(edit.span, back) });

function moveProblem(problem: Problem, back: Back): Problem {
  const fixes = problem.fixes?.map((fix): Fix => ({ ...fix, edits: fix.edits.map((edit) => moveEdit(edit, back)) }));
  const related = problem.related?.map((place) => ({ ...place, span: moveSpan(place.span, back) }));
  return {
    ...problem,
    span: moveSpan(problem.span, back),
    ...(fixes ? { fixes } : {}),
    ...(related ? { related } : {}),
  };
}

function moveComments(comments: readonly Comment[], back: Back, repairs: readonly Edit[]): readonly Comment[] {
  return repairs.length === 0
    ? comments
    : comments.map((comment) => ({ ...comment, span: moveSpan(comment.span, back) }));
}
