/** Reduces a failing session to few and short texts with the same failure. */
import type { DocumentKind } from '../../server/src/core/index.ts';
import { usualConditions } from './conditions.ts';
import { aspectOf, type Difference } from './difference.ts';
import type { Step } from './reading.ts';
import { runSteps, type Proof, type Steps } from './session.ts';

export interface Shrunk {
  readonly steps: readonly Step[];
  readonly difference: Difference;
}

/**
 * Shrinks steps of which the last one fails: first their number, then their conditions, then the texts, by lines and finally by characters.
 * `mayGoOn` is called before each attempt, and false ends the search. Two failures are the same if they concern the same aspect.
 */
export function shrink(
  steps: readonly Step[],
  difference: Difference,
  kind: DocumentKind,
  proof: Proof,
  mayGoOn: () => boolean,
): Shrunk {
  let best: Shrunk = { steps, difference };
  const aspect = aspectOf(difference);
  /** Returns whether the tried steps fail in the same aspect; if so, keeps those up to the failure as the best ones. */
  const fails = (tried: readonly Step[]): boolean => {
    if (!mayGoOn()) return false;
    const { failure } = runSteps(given(tried), tried.length, kind, proof);
    if (!failure || aspectOf(failure.difference) !== aspect) return false;
    best = { steps: tried.slice(0, failure.step + 1), difference: failure.difference };
    return true;
  };
  if (!fails(steps.slice(-1)) && !fails(steps.slice(-2)))
    fewest(
      () => best.steps,
      (few) => fails(few),
    );
  fails(best.steps.map((step) => ({ ...step, conditions: usualConditions })));
  for (let size = Infinity; sizeOf(best.steps) < size && mayGoOn();) {
    size = sizeOf(best.steps);
    for (const unit of [/[^\r\n]*(?:\r\n?|\n)?/g, /[^]/g].slice(0, sizeOf(best.steps) < 2000 ? 2 : 1)) {
      shrinkAlike(() => best.steps, fails, unit);
      shrinkTexts(() => best.steps, fails, unit);
    }
  }
  return best;
}

function given(steps: readonly Step[]): Steps {
  const values = steps.values();
  return { next: () => values.next() };
}

const sizeOf = (steps: readonly Step[]): number => steps.reduce((sum, { text }) => sum + text.length + 1, 0);

const unitsOf = (text: string, unit: RegExp): string[] => text.match(unit)?.filter((part) => part !== '') ?? [];

/** Removes the same units (lines or characters) from all texts, if all texts have the same number of units. */
function shrinkAlike(steps: () => readonly Step[], fails: (tried: readonly Step[]) => boolean, unit: RegExp): void {
  const lines = (): string[][] => steps().map(({ text }) => unitsOf(text, unit));
  const [first = []] = lines();
  if (lines().some(({ length }) => length !== first.length)) return;
  let all = lines();
  fewest(
    () => all[0]?.map((_, i) => i) ?? [],
    (few) => {
      const left = all.map((text) => few.map((i) => text[i] ?? ''));
      const done = fails(steps().map((step, i) => ({ ...step, text: (left[i] ?? []).join('') })));
      if (done) all = left.slice(0, steps().length);
      return done;
    },
  );
}

/** Shrinks the common start and end of all texts together, and the middle of each separately. */
function shrinkTexts(steps: () => readonly Step[], fails: (tried: readonly Step[]) => boolean, unit: RegExp): void {
  const parts = (): { start: string; end: string; middles: string[] } => {
    const texts = steps().map(({ text }) => text);
    const [first = ''] = texts;
    const shortest = Math.min(...texts.map(({ length }) => length));
    let from = 0;
    while (from < shortest && texts.every((text) => text[from] === first[from])) from++;
    let back = 0;
    while (back < shortest - from && texts.every((text) => text.at(-1 - back) === first.at(-1 - back))) back++;
    const middles = texts.map((text) => text.slice(from, text.length - back));
    return { start: first.slice(0, from), end: first.slice(first.length - back), middles };
  };
  const units = (text: string): string[] => unitsOf(text, unit);
  const tryAll = (text: (index: number) => string): boolean =>
    fails(steps().map((step, index) => ({ ...step, text: text(index) })));
  const shared = (which: 'start' | 'end'): void => {
    let { start, end, middles } = parts();
    fewest(
      () => units(which === 'start' ? start : end),
      (few) => {
        const tried = few.join('');
        const done = tryAll((i) =>
          which === 'start' ? tried + (middles[i] ?? '') + end : start + (middles[i] ?? '') + tried,
        );
        if (done && middles.length !== steps().length) ({ start, end, middles } = parts());
        else if (done && which === 'start') start = tried;
        else if (done) end = tried;
        return done;
      },
    );
  };
  shared('start');
  shared('end');
  for (let i = 0; i < steps().length; i++) {
    const { start, end, middles } = parts();
    fewest(
      () => units(middles[i] ?? ''),
      (few) => {
        const count = steps().length;
        const tried = few.join('');
        const done = tryAll((k) => start + (k === i ? tried : (middles[k] ?? '')) + end);
        if (done) middles[i] = steps().length === count ? tried : '';
        return done;
      },
    );
  }
}

/** Removes parts of a list, large ones first, as long as `keeps` holds for the rest. */
function fewest<T>(list: () => readonly T[], keeps: (few: readonly T[]) => boolean): void {
  for (let size = Math.ceil(list().length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < list().length;) {
      const all = list();
      const few = [...all.slice(0, at), ...all.slice(at + size)];
      if (few.length === all.length || !keeps(few)) at += size;
    }
  }
}
