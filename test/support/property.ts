/** Checks properties of generated values, with a reported seed and a time limit. */
import fc from 'fast-check';

const variable = 'ADVISORY_TEST_SEED';

/** The time limit in milliseconds, after which no further values are generated and the check passes. */
const timeLimit = 60_000;

/** Returns the seed of a generator that takes a text: the value of `ADVISORY_TEST_SEED`, otherwise the given one. */
export function textSeed(otherwise: string): string {
  return process.env[variable] || otherwise;
}

/**
 * Returns the seed of a generator that takes a number, like `textSeed`: a run without the variable checks the same values on every machine.
 * Throws if the variable is not a 32-bit number.
 */
function numberSeed(otherwise: number): number {
  const text = textSeed(String(otherwise));
  const seed = Number(text);
  if (!Number.isInteger(seed) || (seed | 0) !== seed) throw new Error(`${variable} is not a 32-bit number: ${text}`);
  return seed;
}

/** Returns how to generate the same values again: the first line of a failure's message. */
export function againWith(seed: number | string): string {
  return `Seed ${seed}: ${variable}=${JSON.stringify(seed)} generates the same values again.`;
}

/**
 * Asserts that a property holds for generated values. Ends at the first counterexample, without shrinking, because shrinking is synchronous
 * and Mocha's timeout could not end it. The thrown error names seed and value.
 *
 * @param runs the number of values @param seed used if the environment names none
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
