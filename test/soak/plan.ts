/** Plans the sessions of a soak run. */
import { createRandom } from './random.ts';
import type { StartText } from './startTexts.ts';

export interface Session {
  /** The name of the start text. */
  readonly name: string;
  /** The name of another text, to paste from. */
  readonly other: string;
  readonly seed: string;
  readonly edits: number;
}

/** The percentage of all edits for each family, and the number of edits in a session. */
const shares: Readonly<Record<StartText['family'], { readonly share: number; readonly edits: number }>> = {
  examples: { share: 17, edits: 50 },
  fixtures: { share: 25, edits: 25 },
  valid: { share: 17, edits: 40 },
  long: { share: 5, edits: 40 },
  suite: { share: 33, edits: 12 },
  'other kinds': { share: 3, edits: 40 },
};

/**
 * Returns sessions with at least `edits` edits in total; the longest texts come first, so that the run does not wait for them at the end.
 */
export function planSessions(texts: readonly StartText[], edits: number, seed: string): Session[] {
  const random = createRandom(`plan ${seed}`);
  const families = Object.entries(shares).flatMap(([family, how]) => {
    const members = texts.filter((text) => text.family === family);
    return members.length === 0 ? [] : [{ ...how, members }];
  });
  const whole = families.reduce((sum, { share }) => sum + share, 0);
  const sessions = families.flatMap(({ members, share, edits: each }) => {
    const count = Math.ceil((edits * share) / whole / each);
    // Every text is used once before any is used again.
    const from = random.below(members.length);
    const step = coprime(members.length, random.between(1, members.length));
    return Array.from({ length: count }, (_, i) => {
      const text = members[(from + i * step) % members.length];
      return { text, session: { seed: `${seed}.${i}`, edits: each, other: random.one(texts).name } };
    });
  });
  return sessions
    .flatMap(({ text, session }) =>
      text ? [{ length: text.text.length, session: { name: text.name, ...session } }] : [],
    )
    .sort((a, b) => b.length - a.length)
    .map(({ session }) => session);
}

/** Returns the next number from `wanted` on that is coprime to `count`, so that steps of it visit every index. */
function coprime(count: number, wanted: number): number {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
  let step = wanted;
  while (divisor(count, step) > 1) step++;
  return step;
}
