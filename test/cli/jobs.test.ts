import assert from 'node:assert/strict';
import { join } from 'node:path';

import { inOrder } from '../../server/src/cli/check/inOrder.ts';
import { isInShard, jobsFor, parseJobs, parseShard } from '../../server/src/cli/check/jobs.ts';
import { expandTargets } from '../../server/src/cli/input/expand.ts';
import { cleanAdvisory, inWorkspace, runCli, wrongAdvisory } from './support.ts';

describe('--shard', () => {
  it('is K/N with K from 1 to N', () => {
    assert.deepEqual(parseShard('2/3'), { part: 2, of: 3 });
    for (const wrong of ['0/3', '4/3', '1', '1/', '/2', '-1/2', '1/0', '1/2/3', '1.5/2', '1/99999', ' 1/2'])
      assert.equal(parseShard(wrong), undefined, wrong);
  });

  it('puts every file into exactly one part, independent of its notation and of other files', () =>
    inWorkspace(async ({ folder, run, write }) => {
      const names = Array.from({ length: 24 }, (_, index) => `d/${index}.advisory.yaml`);
      for (const name of names) write(name, cleanAdvisory);
      const partOf = async (part: string, ...args: string[]): Promise<string[]> => {
        const { stdout } = await run(['check', '--format', 'json', '--shard', part, ...args]);
        return JSON.parse(stdout).files.map(({ path }: { path: string }) => path);
      };
      const parts = await Promise.all(['1/3', '2/3', '3/3'].map((part) => partOf(part, 'd')));
      assert.deepEqual(parts.flat().toSorted(), names.toSorted());
      assert.ok(parts.every((part) => part.length > 0));
      const [first = ''] = parts[1] ?? [];
      assert.deepEqual(await partOf('2/3', `./${first}`), [`./${first}`]);
      assert.deepEqual(await partOf('1/3', join(folder, first)), []);
    }));

  it('selects the same files on every machine', async () => {
    const target = { path: 'x', file: join('/', 'a', 'b', 'x.advisory.yaml'), below: 'x' };
    const part = (cwd: string): number => [1, 2, 3, 4, 5].findIndex((k) => isInShard(target, { part: k, of: 5 }, cwd));
    assert.equal(part(join('/', 'a')), part(join('/', 'a')));
    const moved = { ...target, file: join('/', 'c', 'b', 'x.advisory.yaml') };
    assert.ok(isInShard(moved, { part: part(join('/', 'a')) + 1, of: 5 }, join('/', 'c')));
  });

  it('exits with 0, and a complete report, for a part without files', () =>
    inWorkspace(async ({ folder, run, write }) => {
      write('a.advisory.yaml', wrongAdvisory);
      const { targets } = await expandTargets(['a.advisory.yaml'], folder);
      const other = targets.some((target) => isInShard(target, { part: 1, of: 2 }, folder)) ? '2/2' : '1/2';
      assert.deepEqual(await run(['check', '--shard', other, '.']), {
        status: 0,
        stdout: '0 files checked: no problems\n',
        stderr: '',
      });
      const { stdout } = await run(['check', '--format', 'sarif', '--shard', other, '.']);
      assert.deepEqual(JSON.parse(stdout).runs[0].results, []);
    }));
});

describe('--jobs', () => {
  it('is at least 1; by default one thread per core for many files, and the main thread for few', () => {
    assert.equal(parseJobs('4'), 4);
    for (const wrong of ['0', '-1', '1.5', '', 'all', '1000']) assert.equal(parseJobs(wrong), undefined, wrong);
    assert.equal(jobsFor(10_000, undefined, 8), 8);
    assert.equal(jobsFor(20, undefined, 8), 1);
    assert.equal(jobsFor(3, 8, 2), 3);
    assert.equal(jobsFor(0, undefined, 8), 1);
  });
});

describe('an interrupted check', () => {
  it('starts no other file, reports that, and exits with 130', () =>
    inWorkspace(async ({ folder, write }) => {
      for (const name of ['a', 'b', 'c']) write(`${name}.advisory.yaml`, wrongAdvisory);
      let interrupt = (): void => undefined;
      let listening = false;
      const { status, stdout, stderr } = await runCli(['check', '.'], folder, {
        onInterrupt(listener) {
          interrupt = listener;
          listening = true;
          return () => (listening = false);
        },
        onOutput: () => interrupt(),
      });
      assert.equal(status, 130);
      assert.match(stdout, /^a\.advisory\.yaml:/m);
      assert.doesNotMatch(stdout, /^c\.advisory\.yaml:|checked/m);
      assert.equal(stderr, 'advisory: interrupted; the output is incomplete\n');
      assert.equal(listening, false);
    }));
});

describe('parallel work with results in order', () => {
  /** Creates workers that finish an item when `end` is called with it; `begun` lists the items that they have started. */
  const createWorkers = (count: number) => {
    const running = new Map<number, () => void>();
    const begun: number[] = [];
    const worker = (item: number): Promise<string> => {
      begun.push(item);
      return new Promise((resolve) => running.set(item, () => resolve(`done ${item}`)));
    };
    return {
      begun,
      end: (item: number) => running.get(item)?.(),
      workers: Array.from({ length: count }, () => worker),
    };
  };
  const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

  it('yields results in the order of the items, and limits how far it runs ahead', async () => {
    const { begun, end, workers } = createWorkers(2);
    const results = inOrder([0, 1, 2, 3, 4], workers, { ahead: 3, stopped: () => false });
    const first = results.next();
    await settled();
    assert.deepEqual(begun, [0, 1]);
    end(1);
    await settled();
    assert.deepEqual(begun, [0, 1, 2]);
    end(2);
    await settled();
    // Item 3 may not start: item 0 is still running, and the results of 1 and 2 are waiting for it.
    assert.deepEqual(begun, [0, 1, 2]);
    end(0);
    assert.deepEqual(await first, { value: 'done 0', done: false });
    assert.deepEqual(await results.next(), { value: 'done 1', done: false });
    assert.deepEqual(await results.next(), { value: 'done 2', done: false });
    await settled();
    end(3);
    end(4);
    assert.deepEqual(await results.next(), { value: 'done 3', done: false });
    assert.deepEqual(await results.next(), { value: 'done 4', done: false });
    assert.deepEqual(await results.next(), { value: undefined, done: true });
  });

  it('throws the error of a worker', async () => {
    const workers = [() => Promise.reject(new Error('out of order'))];
    await assert.rejects(inOrder([1, 2], workers, { ahead: 5, stopped: () => false }).next(), /out of order/);
  });

  it('ends at once without items', async () => {
    const results = inOrder([], [() => Promise.resolve(1)], { ahead: 5, stopped: () => false });
    assert.deepEqual(await results.next(), { value: undefined, done: true });
  });
});
