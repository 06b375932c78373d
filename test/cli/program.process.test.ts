/** Runs the built program as users do. It is rebuilt first, because the content of `dist` may be older than the sources. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { buildProgram, type BuiltProgram } from './builtProgram.ts';
import { cleanAdvisory, fixableAdvisory, inWorkspace, wrongAdvisory, type CliRun } from './support.ts';

describe('the command line without a build', () => {
  it('checks files in threads', () =>
    inWorkspace(async ({ folder: cwd, write }) => {
      for (const name of ['a', 'b', 'c']) write(`${name}.advisory.yaml`, cleanAdvisory);
      const main = fileURLToPath(new URL('../../server/src/cli/main.ts', import.meta.url));
      const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
      const args = ['--import', tsx, main, 'check', '--jobs', '2', '.'];
      const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' });
      assert.deepEqual([status, stdout, stderr], [0, '3 files checked: no problems\n', '']);
    })).timeout(120_000);
});

describe('the built command line', function () {
  this.timeout(120_000);
  let built: BuiltProgram | undefined;
  let program = '';

  const run = (cwd: string, args: readonly string[], input = ''): CliRun => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
      cwd,
      input,
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    });
    return { status: status ?? -1, stdout, stderr };
  };

  before(() => {
    built = buildProgram();
    program = built.path;
  });
  after(() => built?.remove());

  it('exits with 0, 1 and 2', () =>
    inWorkspace(async ({ folder: cwd, write }) => {
      write('clean.advisory.yaml', cleanAdvisory);
      write('wrong.advisory.yaml', wrongAdvisory);
      assert.deepEqual(run(cwd, ['check', 'clean.advisory.yaml']), {
        status: 0,
        stdout: '1 file checked: no problems\n',
        stderr: '',
      });
      const wrong = run(cwd, ['check', 'wrong.advisory.yaml']);
      assert.equal(wrong.status, 1);
      assert.match(wrong.stdout, /\[attack\/unknown-id\]/);
      assert.deepEqual(run(cwd, ['check', 'gone.advisory.yaml']), {
        status: 2,
        stdout: '',
        stderr: 'advisory: gone.advisory.yaml: no such file or folder\n',
      });
    }));

  it('reads standard input and fixes it', () =>
    inWorkspace(async ({ folder: cwd }) => {
      const { status, stdout, stderr } = run(cwd, ['check', '--fix', '-'], fixableAdvisory);
      assert.equal(status, 0);
      assert.equal(stdout, fixableAdvisory.replace('WHITE', 'CLEAR'));
      assert.equal(stderr, '1 file checked: no problems, 1 problem fixed\n');
    }));

  it('explains a rule with its page', () => {
    assert.match(run('.', ['explain', 'attack/revoked']).stdout, /^# .*attack\/revoked/);
  });

  it('prints the same output with and without threads', () =>
    inWorkspace(async ({ folder: cwd, write }) => {
      for (const name of ['a', 'c', 'e']) write(`${name}.advisory.yaml`, wrongAdvisory);
      for (const name of ['b', 'd']) write(`${name}.advisory.yaml`, fixableAdvisory);
      write('f.advisory.yaml', Buffer.from([0x61, 0xff]));
      for (const format of ['text', 'sarif']) {
        const args = ['check', '--format', format, '.', '-'];
        const alone = run(cwd, [...args, '--jobs', '1'], wrongAdvisory);
        assert.equal(alone.status, 2);
        assert.equal(alone.stderr, 'advisory: f.advisory.yaml: is not valid UTF-8 (line 1)\n');
        assert.match(alone.stdout, /attack\/unknown-id/);
        assert.deepEqual(run(cwd, [...args, '--jobs', '3'], wrongAdvisory), alone, format);
      }
    }));

  it('fixes files in threads', () =>
    inWorkspace(async ({ folder: cwd, write }) => {
      const files = ['a', 'b', 'c'].map((name) => write(`${name}.advisory.yaml`, fixableAdvisory));
      assert.deepEqual(run(cwd, ['check', '--fix', '--jobs', '2', '.']), {
        status: 0,
        stdout: '3 files checked: no problems, 3 problems fixed\n',
        stderr: '',
      });
      for (const file of files) assert.match(readFileSync(file, 'utf8'), /^tlp: CLEAR$/m);
    }));

  it('stops at Ctrl+C with a message', function () {
    // On Windows, a program cannot receive signals.
    if (process.platform === 'win32') return;
    return inWorkspace(async ({ folder: cwd, write }) => {
      for (let index = 0; index < 500; index++) write(`${index}.advisory.yaml`, wrongAdvisory);
      const check = spawn(process.execPath, [program, 'check', '--jobs', '2', '.'], { cwd });
      let stderr = '';
      check.stderr.on('data', (data) => (stderr += data));
      check.stdout.once('data', () => {
        check.kill('SIGINT');
        check.stdout.resume();
      });
      assert.deepEqual(await once(check, 'close'), [130, null]);
      assert.equal(stderr, 'advisory: interrupted; the output is incomplete\n');
    });
  });
});
