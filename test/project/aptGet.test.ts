import assert from 'node:assert/strict';
import { aptGet } from '../../scripts/machine/aptGet.ts';

const locked = 'E: Could not get lock /var/lib/apt/lists/lock. It is held by process 42 (apt-get)\n';

describe('apt-get of npm test and npm start', () => {
  it('waits for a lock that another process holds, with one message', async () => {
    const said: string[] = [];
    const outcomes = [
      { code: 100, output: locked },
      { code: 100, output: locked },
      { code: 0, output: 'done\n' },
    ];
    let pauses = 0;
    const result = await aptGet(['update'], {
      say: (line) => said.push(line),
      run: () => Promise.resolve(outcomes.shift() ?? assert.fail('one run too many')),
      pause: () => Promise.resolve(pauses++),
    });
    assert.deepEqual(result, { code: 0, lastLines: '  done' });
    assert.deepEqual(said, ['Another process is using apt: waiting for it to finish …']);
    assert.equal(pauses, 2);
  });

  it('gives up on a lock that is never released', async () => {
    let runs = 0;
    const run = () => Promise.resolve({ code: 100, output: locked, number: runs++ });
    const { code } = await aptGet(['update'], { say: () => undefined, run, pause: () => Promise.resolve() });
    assert.equal(code, 100);
    assert.equal(runs, 60);
  });

  it('shows the last lines of any other failure, and does not try again', async () => {
    const output = ['Reading package lists...', '', ...Array.from({ length: 6 }, (_, index) => `E: line ${index}`)];
    const run = () => Promise.resolve({ code: 100, output: output.join('\n') });
    const result = await aptGet(['install', 'x'], { say: assert.fail, run, pause: assert.fail });
    assert.equal(
      result.lastLines,
      ['  E: line 1', '  E: line 2', '  E: line 3', '  E: line 4', '  E: line 5'].join('\n'),
    );
  });
});
