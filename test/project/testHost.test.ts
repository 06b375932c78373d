import assert from 'node:assert/strict';
import { once } from 'node:events';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { chooseTestEditor, findDesktop } from '../../scripts/machine/desktop.ts';
import { hostSupported } from '../../scripts/machine/host.ts';
import { countResults, sumCounts } from '../../scripts/machine/results.ts';
import { parseArguments } from '../host/arguments.ts';
import { consoleLine, isWorkbenchLine } from '../host/chatter.ts';
import { nodeRunner } from '../host/runner.ts';
import { freePort } from '../host/server.ts';
import { remoteUri, workbenchUrl } from '../host/workbenchUrl.ts';

const require = createRequire(import.meta.url);
const address = { origin: 'http://127.0.0.1:3000', authority: '127.0.0.1:3000', token: 'secret' };

describe('the VS Code for tests', () => {
  let folder: string;

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'advisory-host-'));
  });

  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

  function write(name: string, text: string): string {
    fs.writeFileSync(path.join(folder, name), text);
    return path.join(folder, name);
  }

  it('parses the arguments of code, and ignores irrelevant ones', () => {
    const given = ['examples', '--no-sandbox', '--extensionDevelopmentPath=a', '--extensionTestsPath=b=c'];
    const read = parseArguments([...given, '--extensionDevelopmentPath=d', '--timeout=7'], {});
    assert.equal(read.target, 'examples');
    assert.deepEqual(read.extensionDevelopmentPaths, ['a', 'd']);
    assert.equal(read.extensionTestsPath, 'b=c');
    assert.equal(read.timeoutSeconds, 7);
    assert.equal(read.verbose, false);
    assert.equal(parseArguments(['--timeout=soon'], {}).timeoutSeconds, 300);
  });

  it('opens folders, workspaces and empty windows', () => {
    assert.equal(workbenchUrl(address, '/a b/c'), 'http://127.0.0.1:3000/?tkn=secret&folder=/a%20b/c');
    assert.equal(
      workbenchUrl(address, '/a.code-workspace'),
      'http://127.0.0.1:3000/?tkn=secret&workspace=/a.code-workspace',
    );
    assert.equal(workbenchUrl(address, undefined), 'http://127.0.0.1:3000/?tkn=secret&ew=true');
    const payload = new URL(workbenchUrl(address, '/a', [['extensionTestsPath', '/b&c']])).searchParams.get('payload');
    assert.equal(payload, '[["extensionTestsPath","/b&c"]]');
    assert.equal(remoteUri(address, '/a'), 'vscode-remote://127.0.0.1:3000/a');
    assert.equal(remoteUri(address, 'file:///a'), 'file:///a');
  });

  it('creates a marker only if the tests have finished', async () => {
    const ended = path.join(folder, 'ended');
    const runnerOf = (tests: string): { run: () => Promise<void> } =>
      require(write(`${path.basename(tests, '.cjs')}-runner.cjs`, nodeRunner(tests, ended))) as {
        run: () => Promise<void>;
      };
    await assert.rejects(
      runnerOf(write('fails.cjs', `exports.run = async () => { throw new Error('no'); };`)).run(),
      /no/,
    );
    assert.equal(fs.existsSync(ended), false);
    const callback = `exports.run = (file, done) => done(null, 2);`;
    await assert.rejects(runnerOf(write('callback.cjs', callback)).run(), /2 tests failed/);
    assert.equal(fs.existsSync(ended), false);
    await runnerOf(write('passes.cjs', `exports.run = async () => {};`)).run();
    assert.equal(fs.existsSync(ended), true);
  });

  it('keeps the console output of the tests and drops that of the workbench', () => {
    assert.equal(isWorkbenchLine('[AgentHostService] started'), true);
    assert.equal(isWorkbenchLine('1) underlines a wrong value'), false);
    assert.equal(consoleLine(['%s of %d', 'one', 2]), 'one of 2');
  });

  it('rejects a port that is in use', async () => {
    const port = await freePort();
    assert.equal(await freePort(port), port);
    const taken = net.createServer().listen(port, '127.0.0.1');
    await once(taken, 'listening');
    await assert.rejects(freePort(port), /EADDRINUSE/);
    taken.close();
  });

  it('counts the written results, and an unfinished suite as a failure', () => {
    const line = (state: string, title = '') => `${JSON.stringify({ state, title })}\n`;
    const whole = write('whole.jsonl', line('passed', 'a') + line('failed', 'b') + line('ended'));
    const cut = write('cut.jsonl', line('passed', 'a'));
    const clean = write('clean.jsonl', line('passed', 'a') + line('ended'));
    assert.deepEqual(countResults(whole, 1), { passed: 1, failed: 1 });
    assert.deepEqual(countResults(cut, 0), { passed: 1, failed: 1 });
    assert.deepEqual(countResults(clean, 0), { passed: 1, failed: 0 });
    assert.deepEqual(countResults(clean, 71), { passed: 1, failed: 1 });
    assert.deepEqual(countResults(path.join(folder, 'absent.jsonl'), 0), { passed: 0, failed: 1 });
    assert.deepEqual(
      sumCounts([
        { passed: 1, failed: 1 },
        { passed: 2, failed: 0 },
      ]),
      { passed: 3, failed: 1 },
    );
  });

  it('uses the VS Code that is named, and downloads one only on request', () => {
    const named = write('code', '');
    assert.deepEqual(chooseTestEditor({ VSCODE_PATH: named }), { kind: 'desktop', path: named });
    assert.equal(findDesktop({ VSCODE_PATH: named }), named);
    assert.throws(() => chooseTestEditor({ VSCODE_PATH: `${named}-absent` }), /code-absent, which does not exist/);
    assert.deepEqual(chooseTestEditor({ ADVISORY_VSCODE_DOWNLOAD: '1' }), { kind: 'download' });
    assert.deepEqual(chooseTestEditor({}), { kind: hostSupported ? 'browser' : 'download' });
  });
});
