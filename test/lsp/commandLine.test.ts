import assert from 'node:assert/strict';
import { serverMode } from '../../server/src/hosts/node/arguments.ts';

describe('server: command line', () => {
  it('starts the server if a transport is named', () => {
    for (const args of [['--stdio'], ['--node-ipc'], ['--socket=5007'], ['--socket', '5007'], ['--pipe=x']]) {
      assert.equal(serverMode([...args, '--clientProcessId=1']), 'serve', args.join(' '));
    }
  });

  it('prints help for people who start it by hand', () => {
    assert.equal(serverMode(['--help']), 'help');
    assert.equal(serverMode(['--version', '--stdio']), 'version');
    assert.equal(serverMode([]), 'usage');
    assert.equal(serverMode(['--stdiox']), 'usage');
  });
});
