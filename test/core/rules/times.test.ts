/** The comparison of dates. */
import assert from 'node:assert/strict';
import { aheadOf, isLater, readMoment } from '../../../server/src/core/model/times.ts';

const later = (one: string, two: string): boolean => {
  const [a, b] = [readMoment(one), readMoment(two)];
  assert.ok(a && b);
  return isLater(a, b);
};

describe('moments', () => {
  it('with a time zone are compared as instants', () => {
    assert.equal(later('2026-03-31T10:00:00Z', '2026-03-31T09:59:59.5Z'), true);
    assert.equal(later('2026-03-31T10:00:00+02:00', '2026-03-31T09:00:00Z'), false);
    assert.equal(later('2026-03-31T23:00:00-05:00', '2026-04-01T03:00:00Z'), true);
  });

  it('are not later if they may be on the same day', () => {
    assert.equal(later('2026-04-01', '2026-03-31'), true);
    assert.equal(later('2026-03-31', '2026-03-31T00:00:00Z'), false);
    assert.equal(later('2026-03-31T23:30:00-05:00', '2026-03-31'), false);
    assert.equal(later('2026-04-01T01:00:00+03:00', '2026-03-31'), false);
    assert.equal(later('2026-03-31T23:30:00-05:00', '2026-03-30'), true);
    assert.equal(later('2026-04-01T08:00:00', '2026-03-31'), false);
    assert.equal(later('2026-04-03T08:00:00', '2026-04-01'), true);
  });

  it('exist only for valid dates', () => {
    for (const text of ['2026-02-30', '31.03.2026', 'Late May', '2026-13-01', '2026-03-31T25:00:00Z', ''])
      assert.equal(readMoment(text), undefined, text);
    assert.ok(readMoment('2028-02-29'));
  });

  it('are in the future from the day after tomorrow', () => {
    const ahead = (text: string): boolean => {
      const moment = readMoment(text);
      assert.ok(moment);
      return aheadOf('2026-12-31')(moment);
    };
    assert.deepEqual(['2026-12-31', '2027-01-01', '2027-01-02', '2027-01-02T05:00:00+12:00'].map(ahead), [
      false,
      false,
      true,
      false,
    ]);
  });
});
