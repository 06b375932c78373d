import assert from 'node:assert/strict';
import { createLatest } from '../../client/src/preview/latest.ts';
import { until } from '../support/testConnection.ts';

describe('rendering while typing', () => {
  it('has one request in flight, and one more for all that changed meanwhile', async () => {
    const ends: (() => void)[] = [];
    let text = 'a';
    const seen: string[] = [];
    const latest = createLatest(() => {
      seen.push(text);
      return new Promise((resolve) => ends.push(resolve));
    });
    latest.request();
    for (text of ['ab', 'abc', 'abcd']) latest.request();
    assert.deepEqual(seen, ['a']);
    ends[0]?.();
    await until(() => ends[1]);
    assert.deepEqual(seen, ['a', 'abcd']);
    ends[1]?.();
    text = 'abcde';
    await until(() => {
      latest.request();
      return ends[2];
    });
    assert.deepEqual(seen, ['a', 'abcd', 'abcde']);
  });
});
