import assert from 'node:assert/strict';
import type { IndexerParts } from '../../../server/src/service/corpus/indexerParts.ts';
import { createPacing } from '../../../server/src/service/corpus/pacing.ts';

interface Clock extends Pick<IndexerParts, 'now' | 'wait' | 'yield'> {
  time: number;
  /** The number of times that messages were handled. */
  handled: number;
  /** Called whenever time passes in a pause. */
  passed: () => void;
}

function createClock(): Clock {
  const clock: Clock = {
    time: 1000,
    handled: 0,
    passed: () => undefined,
    now: () => clock.time,
    yield: () => Promise.resolve(void clock.handled++),
    wait(milliseconds) {
      clock.time += milliseconds;
      clock.passed();
      return Promise.resolve();
    },
  };
  return clock;
}

/** Returns the length of the next pause, in milliseconds. */
async function pause(clock: Clock, pacing: ReturnType<typeof createPacing>): Promise<number> {
  const start = clock.time;
  await pacing.next();
  return clock.time - start;
}

describe('the pacing of the indexer', () => {
  it('handles messages and does not pause while nobody types', async () => {
    const clock = createClock();
    const pacing = createPacing(clock);
    assert.equal(await pause(clock, pacing), 0);
    assert.equal(await pause(clock, pacing), 0);
    assert.equal(clock.handled, 2);
  });

  it('pauses for 50 ms after the last edit', async () => {
    const clock = createClock();
    const pacing = createPacing(clock);
    pacing.edited();
    clock.time += 20;
    assert.equal(await pause(clock, pacing), 30);
    assert.equal(await pause(clock, pacing), 0);
    pacing.edited();
    let edits = 1;
    clock.passed = () => {
      if (edits++ < 5) pacing.edited();
    };
    assert.equal(await pause(clock, pacing), 4 * 5 + 50);
  });

  it('never pauses for more than a second, and then works 20 times as long as it pauses', async () => {
    const clock = createClock();
    const pacing = createPacing(clock);
    pacing.edited();
    clock.passed = () => pacing.edited();
    assert.equal(await pause(clock, pacing), 1000);
    assert.equal(await pause(clock, pacing), 0);
    let [worked, paused] = [0, 0];
    while (worked < 60_000) {
      clock.time += 10;
      worked += 10;
      pacing.edited();
      paused += await pause(clock, pacing);
    }
    assert.ok(Math.abs(paused - worked / 20) <= 5, `${paused} ms`);
  });

  it('may pause for a second again after 20 seconds of work', async () => {
    const clock = createClock();
    const pacing = createPacing(clock);
    pacing.edited();
    clock.passed = () => pacing.edited();
    await pacing.next();
    clock.passed = () => undefined;
    clock.time += 60_000;
    assert.equal(await pause(clock, pacing), 0);
    pacing.edited();
    clock.passed = () => pacing.edited();
    assert.equal(await pause(clock, pacing), 1000);
  });
});
