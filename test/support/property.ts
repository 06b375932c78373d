/** How properties of generated values are checked: with a seed that is reported, and to an end that always comes. */
import fc from 'fast-check';

const variable = 'ADVISORY_TEST_SEED';

/** No further values are generated after this, in milliseconds: what was checked until then has held. */
const timeLimit = 60_000;

/** The seed of a generator that takes a text: what `ADVISORY_TEST_SEED` holds, else the given one. */
export function textSeed(otherwise: string): string {
  return process.env[variable] || otherwise;
}

/**
 * The seed of a generator that takes a number, as `textSeed`: a run without the variable checks the same values on every
 * machine. Throws where the variable holds no 32-bit number.
 */
function numberSeed(otherwise: number): number {
  const text = textSeed(String(otherwise));
  const seed = Number(text);
  if (!Number.isInteger(seed) || (seed | 0) !== seed) throw new Error(`${variable} is not a 32-bit number: ${text}`);
  return seed;
}

/** How to generate the same values again: the first line of a failure’s message. */
export function againWith(seed: number | string): string {
  return `Seed ${seed}: ${variable}=${JSON.stringify(seed)} generates the same values again.`;
}

/**
 * Asserts that a property holds for generated values. Ends at the first one for which it does not, without shrinking:
 * that is synchronous, so that no timeout of Mocha's could end it. Throws then, naming seed and value.
 *
 * @param runs how many values
 * @param seed where the environment names none
 */
export function assertHolds<Values>(property: fc.IProperty<Values>, runs = 100, seed = 20_260_915): void {
  const used = numberSeed(seed);
  const details = fc.check(property, {
    numRuns: runs,
    seed: used,
    endOnFailure: true,
    interruptAfterTimeLimit: timeLimit,
  });
  if (details.failed)
    throw new Error(`${againWith(used)}\n${fc.defaultReportMessage(details) ?? ''}`, { cause: details.errorInstance });
}
