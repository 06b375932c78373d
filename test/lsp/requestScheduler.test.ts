/** The policy of server/src/lsp/scheduling/schedule.ts: the order and delay of jobs, with a clock that the test advances. */
import assert from 'node:assert/strict';
import { CancellationTokenSource } from 'vscode-languageserver';
import { createRequestScheduler } from '../../server/src/lsp/scheduling/requestScheduler.ts';
import type { RequestScheduler } from '../../server/src/lsp/scheduling/requestScheduler.ts';
import type { Schedule } from '../../server/src/lsp/scheduling/schedule.ts';
import { createManualTimer } from '../support/manualTimer.ts';
import type { ManualTimer } from '../support/manualTimer.ts';
import { until } from '../support/testConnection.ts';

const high: Schedule = { priority: 'high' };
const normal: Schedule = { priority: 'normal' };
const low: Schedule = { priority: 'low' };
const debounced: Schedule = { priority: 'low', debounce: (lastCost) => lastCost / 2 };

interface Setup {
  readonly scheduler: RequestScheduler;
  readonly timer: ManualTimer;
  /** The names of the jobs that have begun, in order. */
  readonly begun: string[];
  /** Creates a job that ends when `end` is called. */
  held(name: string): { readonly job: () => Promise<string>; readonly end: () => void };
  /** Creates a job that ends at once. */
  job(name: string): () => string;
}

function setup(): Setup {
  const timer = createManualTimer();
  const begun: string[] = [];
  const job = (name: string) => (): string => {
    begun.push(name);
    return name;
  };
  return {
    scheduler: createRequestScheduler(timer),
    timer,
    begun,
    job,
    held(name) {
      let end: () => void = () => undefined;
      const ended = new Promise<void>((resolve) => (end = resolve));
      return { job: () => ended.then(job(name), () => name), end };
    },
  };
}

/** Creates work that takes a number of milliseconds. */
const work = (timer: ManualTimer, milliseconds: number) => (): string => {
  timer.advance(milliseconds);
  return 'done';
};

/** Waits for more turns of the event loop than the scheduler needs to begin all jobs that are due. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
}

describe('the request scheduler', () => {
  it('begins a job of low priority after those of high priority that were requested later', async () => {
    const { scheduler, begun, job } = setup();
    await Promise.all([scheduler.run(job('low'), low), scheduler.run(job('high'), high)]);
    assert.deepEqual(begun, ['high', 'low']);
  });

  it('delays a job of low priority for at most 500 ms', async () => {
    const { scheduler, timer, begun, job, held } = setup();
    const { job: slow, end } = held('high');
    const first = scheduler.run(slow, high);
    const second = scheduler.run(job('low'), low);
    await until(() => timer.pauses().length > 0);
    assert.deepEqual(timer.pauses(), [500]);
    timer.advance(499);
    await turns();
    assert.deepEqual(begun, []);
    timer.advance(1);
    assert.equal(await second, 'low');
    end();
    await first;
    assert.deepEqual(begun, ['low', 'high']);
  });

  it('runs jobs of low priority one at a time, in their order, also when one of them throws', async () => {
    const { scheduler, begun, job, held } = setup();
    const { job: slow, end } = held('first');
    const first = scheduler.run(slow, low);
    const failed = scheduler.run(() => Promise.reject(new Error('out of order')), low);
    const last = scheduler.run(job('last'), low);
    const rejected = assert.rejects(failed, /out of order/);
    await turns();
    assert.deepEqual(begun, []);
    end();
    await Promise.all([first, rejected, last]);
    assert.deepEqual(begun, ['first', 'last']);
  });

  it('does not delay a job of normal priority, which may wait for the author', async () => {
    const { scheduler, timer, job, held } = setup();
    const { job: slow, end } = held('normal');
    const first = scheduler.run(slow, normal);
    assert.equal(await scheduler.run(job('low'), low), 'low');
    assert.deepEqual(timer.pauses(), []);
    end();
    assert.equal(await first, 'normal');
  });

  it('handles the waiting messages before it begins anything', async () => {
    const { scheduler, begun, job } = setup();
    const jobs = [low, normal, high].map((schedule) => scheduler.run(job(schedule.priority), schedule));
    for (let message = 0; message < 10; message++) {
      scheduler.onMessage();
      await new Promise((resolve) => setImmediate(resolve));
    }
    assert.deepEqual(begun, []);
    await Promise.all(jobs);
    assert.deepEqual(begun.toSorted(), ['high', 'low', 'normal']);
    assert.equal(begun.at(-1), 'low');
  });

  it('handles messages for at most 100 ms before it begins a job', async () => {
    const { scheduler, timer, begun, job } = setup();
    const answered = scheduler.run(job('high'), high);
    const receive = async (): Promise<void> => {
      for (let message = 0; message < 10; message++) {
        scheduler.onMessage();
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    timer.advance(100);
    await receive();
    assert.deepEqual(begun, []);
    timer.advance(1);
    await receive();
    assert.deepEqual(begun, ['high']);
    await answered;
  });

  it('debounces by the duration of the last work for the same document', async () => {
    const { scheduler, timer, begun, job } = setup();
    scheduler.measure('a', work(timer, 40));
    scheduler.measure('a', () => undefined);
    assert.equal(await scheduler.run(job('of b'), debounced, { document: 'b' }), 'of b');
    const waiting = scheduler.run(job('of a'), debounced, { document: 'a' });
    assert.deepEqual(timer.pauses(), [20]);
    timer.advance(19);
    await turns();
    assert.deepEqual(begun, ['of b']);
    timer.advance(1);
    assert.equal(await waiting, 'of a');
    scheduler.forget('a');
    await scheduler.run(job('of a again'), debounced, { document: 'a' });
    assert.deepEqual(timer.pauses(), []);
  });

  it('ends the debounce of a cancelled job', async () => {
    const { scheduler, timer, job } = setup();
    scheduler.measure('a', work(timer, 40));
    const source = new CancellationTokenSource();
    const waiting = scheduler.run(job('cancelled'), debounced, { document: 'a', token: source.token });
    assert.deepEqual(timer.pauses(), [20]);
    source.cancel();
    assert.deepEqual(timer.pauses(), []);
    assert.equal(await waiting, 'cancelled');
  });
});
