import assert from 'node:assert/strict';
import { hostClock } from '../../client/src/clock.ts';
import { withLateProgress } from '../../client/src/lateProgress.ts';
import { createLatest } from '../../client/src/preview/latest.ts';
import { createManualTimer } from '../support/manualTimer.ts';
import { until } from '../support/testConnection.ts';

describe('rendering while typing', () => {
  it('sends one request at a time, and one more for all changes made during it', async () => {
    const ends: (() => void)[] = [];
    let text = 'a';
    const seen: string[] = [];
    const latest = createLatest(() => {
      seen.push(text);
      return new Promise((resolve) => ends.push(resolve));
    }, createManualTimer());
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

  const cases = [
    { cost: 49, rest: undefined },
    { cost: 300, rest: 300 },
    { cost: 9000, rest: 1000 },
  ];
  for (const { cost, rest } of cases) {
    it(`pauses ${rest ?? 0} ms after a run of ${cost} ms, however often it is requested during the pause`, async () => {
      const timer = createManualTimer();
      let ended = 0;
      const latest = createLatest(async () => {
        timer.advance(cost);
        await Promise.resolve();
        ended++;
      }, timer);
      latest.request();
      latest.request();
      if (rest !== undefined) {
        await until(() => timer.pauses().length > 0);
        latest.request();
        assert.deepEqual(timer.pauses(), [rest]);
        timer.advance(rest - 1);
        assert.equal(ended, 1);
        timer.advance(1);
      }
      await until(() => ended === 2);
      assert.equal(timer.pauses().length, 0);
    });
  }

  it('starts nothing after it was stopped', async () => {
    const timer = createManualTimer();
    let began = 0;
    const latest = createLatest(async () => {
      began++;
      timer.advance(200);
      await Promise.resolve();
    }, timer);
    latest.request();
    latest.request();
    await until(() => timer.pauses().length > 0);
    latest.stop();
    assert.deepEqual(timer.pauses(), []);
    latest.request();
    timer.advance(1000);
    assert.equal(began, 1);
  });

  it('has a running clock, and timers that can be cancelled', async () => {
    const start = hostClock.now();
    let called = false;
    hostClock.after(0, () => (called = true))();
    await new Promise<void>((resolve) => hostClock.after(1, resolve));
    assert.ok(hostClock.now() > start);
    assert.equal(called, false);
  });
});

describe('progress', () => {
  it('is shown only for tasks that take more than 300 ms', async () => {
    const timer = createManualTimer();
    let shown = 0;
    let end: (value: string) => void = () => {};
    const task = (): Promise<string> => new Promise((resolve) => (end = resolve));
    const quick = withLateProgress(task(), timer, () => shown++);
    timer.advance(299);
    end('quick');
    assert.equal(await quick, 'quick');
    timer.advance(1000);
    assert.equal(shown, 0);
    const slow = withLateProgress(task(), timer, () => shown++);
    timer.advance(300);
    assert.equal(shown, 1);
    end('slow');
    assert.equal(await slow, 'slow');
    await assert.rejects(
      withLateProgress(Promise.reject(new Error('no')), timer, () => shown++),
      /no/,
    );
    assert.deepEqual(timer.pauses(), []);
  });
});
