/** A process that runs the sessions it receives in turn, and reports the result of each. */
import { createWorld } from './conditions.ts';
import type { Session } from './plan.ts';
import { createRandom } from './random.ts';
import { read, type Step } from './reading.ts';
import { runSteps, stepsFrom, type Proof, type Steps } from './session.ts';
import { shrink, type Shrunk } from './shrink.ts';
import { readStartTexts, type StartText } from './startTexts.ts';

export interface Report {
  readonly session: Session;
  readonly steps: number;
  readonly wellFormed: number;
  readonly milliseconds: number;
  readonly slowest: number;
  readonly failure?: { readonly step: number; readonly first: Shrunk['difference']; readonly shrunk: Shrunk };
}

/** The maximum time for shrinking a failure, in milliseconds. */
const patience = 60_000;

// The stacks of the many errors that recovery attempts create would cost more than the attempts.
Error.stackTraceLimit = 4;

const [, , seed = ''] = process.argv;
const texts = new Map(readStartTexts(seed).texts.map((text) => [text.name, text]));
const proof: Proof = { onward: createWorld(), anew: createWorld(), readOn: read };

process.on('message', (session: Session) => process.send?.(run(session)));
process.send?.('ready');

function run(session: Session): Report {
  const start = textOf(session.name);
  const taken: Step[] = [];
  let slowest = 0;
  const began = performance.now();
  const source = stepsFrom(start.text, textOf(session.other).text, createRandom(`${session.name} ${session.seed}`));
  let last = began;
  const steps: Steps = {
    next(broken) {
      slowest = Math.max(slowest, performance.now() - last);
      const step = source.next(broken);
      taken.push(step.value);
      last = performance.now();
      return step;
    },
  };
  const { steps: count, wellFormed, failure } = runSteps(steps, session.edits + 1, start.kind, proof);
  const report = { session, steps: count, wellFormed, milliseconds: performance.now() - began, slowest };
  if (!failure) return report;
  const until = performance.now() + patience;
  const failing = taken.slice(0, failure.step + 1);
  const shrunk = shrink(failing, failure.difference, start.kind, proof, () => performance.now() < until);
  return { ...report, failure: { step: failure.step, first: failure.difference, shrunk } };
}

function textOf(name: string): StartText {
  const text = texts.get(name);
  if (!text) throw new Error(`There is no start text "${name}".`);
  return text;
}
