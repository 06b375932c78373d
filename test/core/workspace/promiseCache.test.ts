/** The cache of values that are computed asynchronously. */
import assert from 'node:assert/strict';
import { createPromiseCache } from '../../../server/src/core/workspace/promiseCache.ts';

describe('promise cache', () => {
  it('computes a value once, also while it is being computed', async () => {
    const cached = createPromiseCache<number>(2);
    let calls = 0;
    const compute = (): Promise<number> => Promise.resolve(++calls);
    assert.deepEqual(await Promise.all([cached('a', compute), cached('a', compute)]), [1, 1]);
    assert.equal(await cached('a', compute), 1);
  });

  it('removes the oldest values', async () => {
    const cached = createPromiseCache<string>(2);
    for (const key of ['a', 'b', 'c']) await cached(key, () => Promise.resolve(`first ${key}`));
    assert.equal(await cached('c', () => Promise.resolve('second')), 'first c');
    assert.equal(await cached('a', () => Promise.resolve('second')), 'second');
  });

  it('rejects all callers that wait for a failing value, and computes it again afterwards', async () => {
    const cached = createPromiseCache<string>(2);
    const failing = (): Promise<string> => Promise.reject(new Error('unreadable'));
    await Promise.all([
      assert.rejects(cached('a', failing), /unreadable/),
      assert.rejects(cached('a', failing), /unreadable/),
    ]);
    assert.equal(await cached('a', () => Promise.resolve('readable')), 'readable');
  });

  it('keeps a newer value when an older promise for the same key is rejected', async () => {
    const cached = createPromiseCache<string>(1);
    let fail = (): void => undefined;
    const slow = cached('a', () => new Promise((_, reject) => (fail = () => reject(new Error('late')))));
    // This removes the pending promise from the cache, which is limited to one value.
    await cached('b', () => Promise.resolve('b'));
    await cached('a', () => Promise.resolve('new'));
    fail();
    await assert.rejects(slow, /late/);
    assert.equal(await cached('a', () => Promise.resolve('newer')), 'new');
  });
});
