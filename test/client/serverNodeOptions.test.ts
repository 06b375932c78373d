/** The Node options with which the extension starts the server. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { serverNodeOptions } from '../../client/src/serverNodeOptions.ts';

describe('the options of Node that the server is started with', () => {
  it('are accepted by the current Node', () => {
    const options = serverNodeOptions(process.allowedNodeEnvironmentFlags);
    assert.deepEqual(options, ['--max-semi-space-size=4']);
    const { status, stdout, stderr } = spawnSync(process.execPath, [...options, '-p', '1'], { encoding: 'utf8' });
    assert.deepEqual([status, stdout, stderr], [0, '1\n', '']);
  });

  it('omit flags that the version of Node does not support', () => {
    assert.deepEqual(serverNodeOptions(new Set(['--max-old-space-size'])), []);
  });
});
