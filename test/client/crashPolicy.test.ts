import assert from 'node:assert/strict';
import { createCrashPolicy } from '../../client/src/crashPolicy.ts';

describe('a server that crashes', () => {
  it('is restarted four times within three minutes, and not a fifth time', () => {
    const policy = createCrashPolicy(() => 0);
    const answers = Array.from({ length: 5 }, () => policy.startsAgain());
    assert.deepEqual(answers, [true, true, true, true, false]);
    assert.equal(policy.startsAgain(), true, 'after the user has started it');
  });

  it('is always restarted if it crashes once a minute', () => {
    let minutes = 0;
    const policy = createCrashPolicy(() => minutes++ * 60_000);
    assert.deepEqual(new Set(Array.from({ length: 20 }, () => policy.startsAgain())), new Set([true]));
  });
});
