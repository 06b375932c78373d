import assert from 'node:assert/strict';
import fc from 'fast-check';
import { assertHolds } from '../support/property.ts';

describe('a property of generated values', () => {
  it('that fails ends at its first counterexample, and names its seed', () => {
    let calls = 0;
    const fails = fc.property(fc.nat(), () => {
      calls++;
      throw new Error('never holds');
    });
    assert.throws(
      () => assertHolds(fails, 100, 7),
      /^Error: Seed -?\d+: ADVISORY_TEST_SEED=[^]*Counterexample: \[\d+\]/,
    );
    assert.equal(calls, 1);
  });

  it('generates the same values again with the same seed', () => {
    const seen = (): number[] => {
      const values: number[] = [];
      assertHolds(
        fc.property(fc.nat(), (value) => void values.push(value)),
        20,
        7,
      );
      return values;
    };
    const first = seen();
    assert.equal(first.length, 20);
    assert.deepEqual(seen(), first);
  });
});
