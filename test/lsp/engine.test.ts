/** What the server tells V8, by the size of what it is to parse. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';

import { flagsFor } from '../../server/src/hosts/node/engine.ts';

describe('the engine of the server', () => {
  const small = ['--semi-space-growth-factor=1', '--interrupt-budget=2703360', '--no-parallel-scavenge'];
  const large = ['--semi-space-growth-factor=2', '--interrupt-budget=67584', '--parallel-scavenge'];

  it('optimises early and collects with all threads for large documents alone', () => {
    assert.deepEqual(flagsFor(10_000, []), small);
    assert.deepEqual(flagsFor(500_000, []), large);
  });

  it('leaves alone what the command line says', () => {
    assert.deepEqual(flagsFor(10_000, ['--max-semi-space-size=16', '--inspect']), small.slice(1));
    assert.deepEqual(flagsFor(500_000, ['--noparallel_scavenge', '--interrupt_budget=1000']), large.slice(0, 1));
    assert.deepEqual(flagsFor(500_000, ['--single-threaded-gc']), large.slice(0, 2));
  });

  it('is told so by flags that it knows', () => {
    const told = [...small, ...large].map((flag) => `v8.setFlagsFromString('${flag}');`).join('');
    const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', `const v8 = require('v8');${told}`]);
    assert.deepEqual([status, String(stdout), String(stderr)], [0, '', '']);
  });
});
