/** Edits one document at random. Each version is read incrementally from the previous one, and from scratch. */
import type { AdvisoryDocument, DocumentKind } from '../../server/src/core/index.ts';
import { changedConditions, usualConditions, type Conditions, type World } from './conditions.ts';
import type { Difference } from './difference.ts';
import { editAnyhow } from './edits.ts';
import { differenceToLibrary } from './library.ts';
import type { Random } from './random.ts';
import { differenceOf, differenceOfDocuments, read, type Reading, type Step } from './reading.ts';

/** Reads a version incrementally; tests inject mistakes here. */
export type ReadOn = typeof read;

/** The two worlds in which texts are read, and the reader under test. */
export interface Proof {
  readonly onward: World;
  readonly anew: World;
  readonly readOn: ReadOn;
}

export interface Outcome {
  readonly steps: number;
  /** The number of well-formed texts, which were compared with the library's result. */
  readonly wellFormed: number;
  readonly failure?: { readonly step: number; readonly difference: Difference };
}

/** The maximum length of a text; longer ones are cut, because a session tests edits, not size. */
const maxTextLength = 150_000;

/** The number of broken versions after which an author may undo the edits. */
const patience = 5;
/** The probability in percent that the author then undoes them instead of making the next edit. */
const undoes = 35;

/** The steps of a session; each receives whether the previous one was broken. */
export interface Steps {
  next(broken?: boolean): IteratorResult<Step, unknown>;
}

/** Yields the steps of a session without end; the first is the start text itself. */
export function* stepsFrom(start: string, other: string, random: Random): Generator<Step, never, boolean | undefined> {
  let text = start;
  let near = 0;
  let conditions: Conditions = usualConditions;
  const history: string[] = [];
  const step = (next: string, aside: boolean): Step => ({
    text: next,
    conditions,
    analysed: random.chance(90),
    thorough: random.chance(text.length > 20_000 ? 2 : 6),
    doubted: random.chance(25),
    aside,
  });
  let whole = start;
  let brokenFor = 0;
  const look = function* (next: string, aside = false): Generator<Step, void, boolean | undefined> {
    const broken = yield step(next, aside);
    brokenFor = broken === true ? brokenFor + 1 : 0;
    if (broken !== true && !aside) whole = next;
  };
  yield* look(text);
  for (;;) {
    if (random.chance(6)) {
      conditions = changedConditions(conditions, random);
      yield* look(text);
      continue;
    }
    const scene = { text, near, history, other };
    const aside = random.chance(4);
    const isUndone = brokenFor > patience && random.chance(undoes);
    for (const next of isUndone ? [whole] : editAnyhow(scene, random)) {
      const kept = next.length > maxTextLength ? start : next;
      yield* look(kept, aside);
      if (aside) continue;
      near = firstChange(text, kept);
      history.push(kept);
      text = kept;
    }
  }
}

/** Runs `count` steps from the beginning, and stops at the first that differs. */
export function runSteps(steps: Steps, count: number, kind: DocumentKind, proof: Proof): Outcome {
  let taken = 0;
  let wellFormed = 0;
  let last: { readonly step: Step; readonly reading: Reading } | undefined;
  for (let broken = false; taken < count;) {
    const next = steps.next(broken);
    if (next.done === true) break;
    const step = next.value;
    const { difference, onward, isWellFormed } = takeStep(step, kind, proof, last?.reading.document);
    const found =
      difference ?? (last && step.thorough ? changedSince(last.step, last.reading, kind, proof) : undefined);
    if (found) return { steps: taken + 1, wellFormed, failure: { step: taken, difference: found } };
    taken++;
    if (isWellFormed === true) wellFormed++;
    broken = onward?.document.broken ?? false;
    if (onward && !step.aside) last = { step, reading: onward };
  }
  return { steps: taken, wellFormed };
}

/** Returns a difference if reading the next version has changed the document of an earlier step; otherwise undefined. */
function changedSince(step: Step, reading: Reading, kind: DocumentKind, { anew }: Proof): Difference | undefined {
  const expected = read(anew, { ...step, analysed: false, thorough: false }, kind);
  const found = differenceOfDocuments(reading.document, expected.document);
  return found && { ...found, where: `before.${found.where}` };
}

interface Taken {
  readonly difference?: Difference | undefined;
  readonly onward?: Reading;
  readonly isWellFormed?: boolean;
}

function takeStep(
  step: Step,
  kind: DocumentKind,
  { onward, anew, readOn }: Proof,
  before: AdvisoryDocument | undefined,
): Taken {
  const expected = attempt(() => read(anew, step, kind));
  if (expected instanceof Error) return { difference: thrown('anew', expected) };
  const actual = attempt(() => readOn(onward, step, kind, before));
  if (actual instanceof Error) return { difference: thrown('onward', actual) };
  const beside = step.doubted || !expected.document.broken ? differenceToLibrary(expected.document) : undefined;
  const difference = differenceOf(actual, expected) ?? (beside === 'alike' ? undefined : beside);
  return { difference, onward: actual, isWellFormed: beside === 'alike' };
}

function attempt(reading: () => Reading): Reading | Error {
  try {
    return reading();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

const thrown = (who: string, error: Error): Difference => ({
  where: `throws.${who}.${error.message.slice(0, 60)}`,
  actual: error.stack ?? error.message,
  expected: 'an answer',
});

function firstChange(before: string, after: string): number {
  let at = 0;
  while (at < before.length && at < after.length && before.charCodeAt(at) === after.charCodeAt(at)) at++;
  return at;
}
