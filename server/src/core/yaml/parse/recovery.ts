/** Tries repairs on malformed text and chooses the most likely one. */
import { applyEdits, createOffsetMapper, overlaps } from '../../text/edits.ts';
import type { Edit } from '../../text/edits.ts';
import { buildTree } from './build.ts';
import { compose, type Composed } from '../compose.ts';
import { moveEdit } from '../move.ts';
import { strategies } from '../recover/index.ts';
import { lineAround, type Broken, type IsTopKey, type RecoveryStrategy, type Repair } from '../recover/repair.ts';
import { isClosedQuote, quotesAndBrackets } from '../recover/unclosed.ts';
import { shortTrial } from './shortTrial.ts';

/** The text with the repairs applied so far, and the library's result for it. */
export interface State {
  readonly text: string;
  readonly edits: readonly Edit[];
  readonly repaired: string;
  readonly composed: Composed;
}

/** Returns the state after applying edits, which must not overlap. Throws {@link Refused} if the text exceeds the limits. */
export function stateOf(text: string, edits: readonly Edit[]): State {
  const repaired = applyEdits(text, edits);
  return { text, edits, repaired, composed: compose(repaired) };
}

/**
 * Applies all repairs if they leave no errors, otherwise only the first one. Returns the applied repairs with the state after them, or
 * undefined if there are no repairs or the first one cannot be applied.
 */
export function applyAll(
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

/** Returns the state after a repair; undefined if its edits partly overlap earlier ones. */
export function apply(state: State, repair: Repair): State | undefined {
  const back = createOffsetMapper(state.edits);
  const edits = repair.edits.map((edit) => moveEdit(edit, back));
  // New text that is made from repaired text contains the repairs within that text.
  const isWithin = ({ span: [start, end] }: Edit): boolean =>
    edits.some(({ span }) => span[0] < start && end < span[1]);
  const others = state.edits.filter((edit) => !isWithin(edit));
  return overlaps(edits, others) ? undefined : stateOf(state.text, [...others, ...edits]);
}

/**
 * Tries repairs until one helps: it leaves fewer errors or none, or moves the first error further down. Guesses and last resorts are tried
 * only while the trials cost less than `budget`. `trials` is the cost of all attempts, as a multiple of the cost of parsing the chunk once;
 * `next` is absent if no repair helps.
 */
export function nextRepair(state: State, isTopKey: IsTopKey, budget: number): { trials: number; next?: Attempt } {
  const error = state.composed.errors[0];
  if (!error) return { trials: 0 };
  const { certain, guesses, lastResorts } = strategies();
  const broken = {
    text: state.repaired,
    composed: state.composed,
    code: error.code,
    at: error.pos[0],
    end: error.pos[1],
    isTopKey,
  };
  const short = shortTrial(state.repaired, state.composed);
  let trials = short?.share ?? 0;
  const attempt = (repair: Repair | undefined): Attempt | undefined => {
    if (!repair || repair.edits.length === 0) return undefined;
    if (short) {
      trials += short.share;
      if (short.fails(repair)) return undefined;
    }
    const next = apply(state, repair);
    trials++;
    return next && helps(state, next) ? { repairs: [repair], state: next } : undefined;
  };
  for (const find of certain) {
    const first = find(broken);
    if (!first) continue;
    const repairs = [first, ...alike(find, broken, first)];
    if (repairs.length > 1) {
      const all = attempt({ problem: first.problem, edits: repairs.flatMap(({ edits }) => edits) });
      if (all?.state.composed.errors.length === 0) return { trials, next: { ...all, repairs } };
    }
    const next = attempt(first);
    if (next) return { trials, next };
  }
  // A guess that removes all errors is preferred to one that merely helps, because the cause may be on a line next to the error.
  let helpful: Attempt | undefined;
  const duplicates = duplicatesIn(state);
  const isClean = (next: Attempt): boolean =>
    next.state.composed.errors.length === 0 && duplicatesIn(next.state) <= duplicates;
  /** Attempts a guess on all lines with the same error; undefined if fewer errors than lines disappear. */
  const attemptAlike = (find: Guess, first: Repair): Attempt | undefined => {
    const isFirst = (other: Broken): Repair | undefined => {
      for (const guess of guesses) {
        const [repair] = guess(other);
        if (repair) return guess === find ? repair : undefined;
      }
      return undefined;
    };
    const repairs = [first, ...alike(isFirst, broken, first)];
    if (repairs.length === 1) return undefined;
    const all = attempt({ problem: first.problem, edits: repairs.flatMap(({ edits }) => edits) });
    const remaining = state.composed.errors.length - repairs.length;
    return all && all.state.composed.errors.length <= remaining ? { ...all, repairs } : undefined;
  };
  for (const find of guesses)
    for (const repair of find(broken)) {
      if (trials >= budget) break;
      const next = attempt(repair);
      if (next && isClean(next)) return { trials, next };
      const all = next && helpful === undefined ? attemptAlike(find, repair) : undefined;
      if (all && isClean(all)) return { trials, next: all };
      helpful ??= all ?? next;
    }
  const drops = trials < budget ? lastResorts.flatMap((find) => attempt(find(broken)) ?? []) : [];
  const [best] = drops.sort((a, b) => a.state.composed.errors.length - b.state.composed.errors.length);
  const next = best && (!helpful || isClean(best)) ? best : helpful;
  return next ? { trials, next } : { trials };
}

type Guess = (broken: Broken) => Iterable<Repair>;

/** Returns repairs for the same problem on other lines with errors, so that a whole malformed table is repaired at once. */
function alike(find: RecoveryStrategy, broken: Broken, first: Repair): readonly Repair[] {
  const lines = new Set([lineAround(broken.text, broken.at).start]);
  const repairs: Repair[] = [];
  let lastEnd = endOf(first);
  for (const { code, pos } of broken.composed.errors) {
    if (repairs.length >= maxAlike || lines.size > maxLines) break;
    if (pos[0] < lastEnd || code !== broken.code) continue;
    const line = lineAround(broken.text, pos[0]).start;
    if (lines.has(line)) continue;
    lines.add(line);
    const repair = find({ ...broken, at: pos[0], end: pos[1] });
    if (!repair || repair.edits.some(({ span }) => span[0] < lastEnd)) continue;
    repairs.push(repair);
    lastEnd = endOf(repair);
  }
  return repairs;
}

/** Returns the end of the range that a repair changes or leaves unparsed. */
const endOf = ({ edits, unparsed }: Repair): number =>
  edits.reduce((end, { span }) => Math.max(end, span[1]), unparsed?.[1] ?? 0);

/** The maximum number of similar repairs that are applied at once, and of lines that are examined for them. */
const maxAlike = 1_000;
const maxLines = 2_000;

export interface Attempt {
  readonly repairs: readonly Repair[];
  readonly state: State;
}

/**
 * Returns the number of duplicate keys. A repair that wrongly joins two rows increases this number, because both rows have the same keys.
 */
function duplicatesIn({ composed, repaired }: State): number {
  const [first] = composed.documents;
  return first
    ? buildTree(first, repaired, () => false).problems.filter(({ code }) => code === 'yaml/duplicate-key').length
    : 0;
}

function helps(before: State, after: State): boolean {
  const then = firstErrorIn(before);
  const now = firstErrorIn(after);
  if (now === undefined || then === undefined) return true;
  const lineEnd = before.repaired.indexOf('\n', then);
  const from = createOffsetMapper(before.edits)(lineEnd < 0 ? before.repaired.length : lineEnd);
  return createOffsetMapper(after.edits)(now) > from || after.composed.errors.length < before.composed.errors.length;
}

/** Returns the offset of the first error; for quoted text that is not closed, that of the quote. */
function firstErrorIn({ composed }: State): number | undefined {
  const at = composed.errors[0]?.pos[0];
  const open = quotesAndBrackets(composed.tokens).find(
    (token) =>
      token.type !== 'flow-collection' && token.offset + token.source.length === at && !isClosedQuote(token.source),
  );
  return open?.offset ?? at;
}
