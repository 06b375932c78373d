import assert from 'node:assert/strict';
import type { Problem } from '../../../server/src/core/problems/problem.ts';
import type { Edit } from '../../../server/src/core/text/edits.ts';
import { unaskedIn } from '../../../server/src/core/yaml/recover/unread.ts';

describe('fixes of problems within a range that is not parsed', () => {
  const edit = (...span: readonly [number, number]): Edit => ({ span, newText: '' });
  /** Returns for each fix whether it is safe if the range from 10 to 20 was not parsed; each fix is a list of edits. */
  const safe = (...fixes: readonly (readonly Edit[])[]): readonly (boolean | undefined)[] => {
    const problem: Problem = {
      code: 'yaml/syntax',
      severity: 'error',
      span: [0, 1],
      message: 'M.',
      fixes: fixes.map((edits) => ({ title: 'F', edits, safe: true })),
    };
    const [found] = unaskedIn([problem], [[10, 20]]);
    return found?.fixes?.map((fix) => fix.safe) ?? [];
  };

  it('are not safe if one of their edits is within it or touches its start', () => {
    assert.deepEqual(safe([edit(12, 14)]), [false]);
    assert.deepEqual(safe([edit(10, 10)]), [false]);
    assert.deepEqual(safe([edit(5, 10)]), [false]);
    assert.deepEqual(safe([edit(19, 25)]), [false]);
    assert.deepEqual(safe([edit(0, 30)]), [false]);
    assert.deepEqual(safe([edit(0, 1), edit(12, 14)]), [false]);
    assert.deepEqual(safe([edit(12, 14), edit(30, 31)]), [false]);
  });

  it('remain safe before and after it', () => {
    assert.deepEqual(safe([edit(5, 9)]), [true]);
    assert.deepEqual(safe([edit(20, 20)]), [true]);
    assert.deepEqual(safe([edit(25, 30), edit(2, 3)]), [true]);
    assert.deepEqual(safe(), []);
  });

  it('are all not safe if one of several is within it', () => {
    assert.deepEqual(safe([edit(0, 1)], [edit(12, 14)]), [false, false]);
    assert.deepEqual(safe([edit(12, 14)], [edit(0, 1)]), [false, false]);
  });

  it('remain as they are if they are not safe anyway, or if everything was parsed', () => {
    const fixes = [{ title: 'F', edits: [edit(12, 14)] }];
    const problem: Problem = { code: 'yaml/syntax', severity: 'error', span: [12, 14], message: 'M.', fixes };
    const bare: Problem = { code: 'yaml/syntax', severity: 'error', span: [12, 14], message: 'M.' };
    assert.deepEqual(unaskedIn([problem, bare], [[10, 20]]), [problem, bare]);
    assert.deepEqual(unaskedIn([problem], []), [problem]);
  });
});
