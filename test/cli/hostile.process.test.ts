/** Invalid or unusual calls of the command line: each exits with the right status, and explains an error in one line. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readdirSync, readFileSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';

import { buildProgram, type BuiltProgram } from './builtProgram.ts';
import { conversions } from './hostile/conversions.ts';
import { layer } from './hostile/making.ts';
import { otherForms, printing } from './hostile/otherForms.ts';
import { configurations } from './hostile/configurations.ts';
import { mkfifo } from './hostile/call.ts';
import { files } from './hostile/files.ts';
import { publishLocations } from './hostile/publishLocations.ts';
import { publishing } from './hostile/publishing.ts';
import { formatting } from './hostile/formatting.ts';
import { sources } from './hostile/sources.ts';
import { assertOneLine, environmentIn, failingSystem, unfinished } from './hostile/running.ts';
import { updates } from './hostile/updates.ts';
import { usage } from './hostile/usage.ts';
import { writing } from './hostile/writing.ts';
import { cleanAdvisory, fixableAdvisory, inWorkspace } from './support.ts';

describe('an invalid call', function () {
  this.timeout(300_000);
  // Many of these tests need FIFOs, symbolic links or /dev/full, which Windows lacks or restricts.
  if (process.platform === 'win32') return;
  let program: BuiltProgram | undefined;
  before(() => void (program = buildProgram()));
  after(() => program?.remove());

  for (const { why, args, files: make, stdin = '', failing, env, status = 2, says, prints } of [
    ...usage,
    ...files,
    ...configurations,
    ...writing,
    ...updates,
    ...conversions,
    ...sources,
    ...formatting,
    ...otherForms,
    ...publishing,
    ...publishLocations,
  ])
    it(`exits with ${status} for ${why}`, () =>
      inWorkspace(async (workspace) => {
        workspace.write('a.advisory.yaml', cleanAdvisory);
        make?.(workspace);
        const call = spawnSync(
          process.execPath,
          [...(failing === undefined ? [] : ['--import', failingSystem]), program?.path ?? '', ...args],
          {
            cwd: workspace.folder,
            input: stdin,
            encoding: 'utf8',
            timeout: 60_000,
            env: environmentIn(workspace.folder, { ...env, ...(failing === undefined ? {} : { FAILING: failing }) }),
          },
        );
        assert.equal(call.status, status, call.stderr);
        if (says) assertOneLine(call.stderr, says);
        else assert.equal(call.stderr, '');
        if (prints) assert.match(call.stdout, prints);
        else assert.doesNotMatch(call.stdout, /\S/);
        assert.equal(readFileSync(join(workspace.folder, 'a.advisory.yaml'), 'utf8'), cleanAdvisory);
        assert.deepEqual(unfinished(workspace.folder), []);
        const fixed = join(workspace.folder, 'f.advisory.yaml');
        if (existsSync(fixed)) assert.equal(readFileSync(fixed, 'utf8'), fixableAdvisory);
      }));

  it('exits with 2 if standard input is a folder', () =>
    inWorkspace(({ folder }) => {
      const stdin = openSync(folder, 'r');
      const call = spawnSync(process.execPath, [program?.path ?? '', 'check', '-'], {
        cwd: folder,
        stdio: [stdin, 'pipe', 'pipe'],
        encoding: 'utf8',
        timeout: 60_000,
        env: environmentIn(folder),
      });
      closeSync(stdin);
      assert.equal(call.status, 2);
      assertOneLine(call.stderr, /^standard input: is a folder$/);
      return Promise.resolve();
    }));

  const output = [
    ['check', '.'],
    ['check', '--format', 'json', '.'],
    ['explain'],
    ['--help'],
    ['render', 'a.advisory.yaml'],
    ...printing,
  ];
  for (const args of output) {
    if (existsSync('/dev/full'))
      it(`exits with 2 if the disk is full: ${args.join(' ')}`, () =>
        inWorkspace(async ({ folder, write }) => {
          write('a.advisory.yaml', cleanAdvisory);
          write('l.json', layer);
          const full = openSync('/dev/full', 'w');
          const stdio = ['pipe', full, 'pipe'] as const;
          const call = spawnSync(process.execPath, [program?.path ?? '', ...args], {
            cwd: folder,
            stdio: [...stdio],
            encoding: 'utf8',
            env: environmentIn(folder),
          });
          closeSync(full);
          assert.equal(call.status, 2);
          assertOneLine(
            call.stderr,
            /^could not write to standard output: the disk is full; the output is incomplete$/,
          );
        }));

    it(`exits with 2 if the output is closed: ${args.join(' ')}`, () =>
      inWorkspace(async ({ folder, write }) => {
        write('a.advisory.yaml', cleanAdvisory);
        write('l.json', layer);
        const call = spawn(process.execPath, [program?.path ?? '', ...args], {
          cwd: folder,
          env: environmentIn(folder),
        });
        call.stdout.destroy();
        let stderr = '';
        call.stderr.on('data', (data) => (stderr += String(data)));
        assert.deepEqual(await once(call, 'close'), [2, null]);
        assertOneLine(
          stderr,
          /^could not write to standard output: the reader has closed it; the output is incomplete$/,
        );
      }));
  }

  for (const args of [
    ['render', '--to', 'text'],
    ['render', '--to', 'docx'],
    ['export', '--to', 'navigator'],
  ])
    if (existsSync('/dev/stdout'))
      it(`writes to a pipe if the output is /dev/stdout: ${args.join(' ')}`, () =>
        inWorkspace(({ folder, write }) => {
          write('a.advisory.yaml', cleanAdvisory);
          const call = spawnSync(
            'sh',
            [
              '-c',
              '"$0" "$@" | cat',
              process.execPath,
              program?.path ?? '',
              ...args,
              '-o',
              '/dev/stdout',
              'a.advisory.yaml',
            ],
            { cwd: folder, env: environmentIn(folder) },
          );
          assert.equal(String(call.stderr), '');
          assert.ok(call.stdout.length > 500);
          assert.deepEqual(readdirSync(folder), ['a.advisory.yaml']);
          return Promise.resolve();
        }));

  it('exits with 2 if standard error is closed too', () =>
    inWorkspace(async ({ folder }) => {
      const call = spawn(process.execPath, [program?.path ?? '', 'check', 'gone'], {
        cwd: folder,
        env: environmentIn(folder),
      });
      call.stdout.destroy();
      call.stderr.destroy();
      assert.deepEqual(await once(call, 'exit'), [2, null]);
    }));

  for (const args of [
    ['check', '.'],
    ['export', '--to', 'stix', 'a.advisory.yaml'],
    ['import', 'l.json'],
    ['format', '.'],
    ['render', '--to', 'docx', '-o', 'd.docx', 'a.advisory.yaml'],
    ['publish', '.', '-o', 'site'],
    ['new', '-o', 'n.advisory.yaml'],
  ])
    it(`exits with 2 in a folder that was deleted: ${args.join(' ')}`, () =>
      inWorkspace(async ({ folder }) => {
        const script = 'mkdir gone && cd gone && rmdir ../gone && exec "$0" "$@"';
        const call = spawnSync('sh', ['-c', script, process.execPath, program?.path ?? '', ...args], {
          cwd: folder,
          encoding: 'utf8',
          env: environmentIn(folder),
        });
        assert.equal(call.status, 2);
        assertOneLine(call.stderr, /^the current folder no longer exists; change to another one$/);
      }));

  for (const [location, args] of [
    ['out.html', ['render', '-o', 'out.html', 'a.advisory.yaml']],
    ['out.html', ['render', '--to', 'docx', '-o', 'out.html', 'a.advisory.yaml']],
    ['out.html', ['export', '--to', 'stix', '-o', 'out.html', 'a.advisory.yaml']],
    ['out.html', ['import', '-o', 'out.html', 'l.json']],
    ['a.advisory', ['render', '-o', 'out.html', 'a.advisory.yaml']],
    ['a.advisory', ['export', '--to', 'stix', 'a.advisory.yaml']],
    ['a.advisory', ['format', '--write', 'a.advisory.yaml']],
    ['l.json', ['import', 'l.json']],
  ] as const)
    // An import never writes to an existing file or pipe.
    for (const isPipe of location === 'out.html' && args[0] !== 'import' ? [false, true] : [false])
      it(`ends at the first Ctrl+C at ${location}${isPipe ? ', a pipe that nobody reads' : ''}: ${args.join(' ')}`, () =>
        inWorkspace(async ({ folder, write }) => {
          write('a.advisory.yaml', cleanAdvisory);
          write('l.json', layer);
          const out = join(folder, 'out.html');
          if (isPipe) mkfifo(out);
          const env = environmentIn(folder, { FAILING: `SIGINT open ${location}` });
          const call = spawn(process.execPath, ['--import', failingSystem, program?.path ?? '', ...args], {
            cwd: folder,
            env,
          });
          let stderr = '';
          call.stderr.on('data', (data) => (stderr += String(data)));
          const [status, signal] = (await once(call, 'close')) as [number | null, string | null];
          assert.ok(status === 130 || signal === 'SIGINT', `${String(status)} ${String(signal)}`);
          if (status === 130) assertOneLine(stderr, /^interrupted; the remaining output was not written$/);
          else assert.equal(stderr, '');
          assert.equal(readFileSync(join(folder, 'a.advisory.yaml'), 'utf8'), cleanAdvisory);
          // The output file is complete, or does not exist.
          const expected = ['a.advisory.yaml', 'l.json', ...(isPipe || existsSync(out) ? ['out.html'] : [])];
          assert.deepEqual(readdirSync(folder).sort(), expected);
          if (!isPipe && existsSync(out)) assert.ok(readFileSync(out).length > 100);
        }));

  it('exits at the first Ctrl+C while reading a long file, which is unchanged', () =>
    inWorkspace(async ({ folder, write }) => {
      const rows = Array.from({ length: 30_000 }, (_, at) => `  - {type: domain, value: "host${at}.test.example"}\n`);
      const text = `${fixableAdvisory}indicators:\n${rows.join('')}`;
      const file = write('long.advisory.yaml', text);
      const args = ['--import', failingSystem, program?.path ?? '', 'check', '--fix', '.'];
      // Ctrl+C arrives while the file is read.
      const env = environmentIn(folder, { FAILING: 'SIGINT open long.advisory' });
      const call = spawn(process.execPath, args, { cwd: folder, env });
      let stderr = '';
      call.stderr.on('data', (data) => (stderr += String(data)));
      assert.deepEqual(await once(call, 'close'), [130, null]);
      assertOneLine(stderr, /^interrupted; the output is incomplete$/);
      assert.ok([text, text.replace('tlp: WHITE', 'tlp: CLEAR')].includes(readFileSync(file, 'utf8')));
      assert.deepEqual(readdirSync(folder), ['long.advisory.yaml']);
    }));

  it('does not write a file that another program has changed since it was read', () =>
    inWorkspace(async ({ folder, write }) => {
      const file = write('f.advisory.yaml', fixableAdvisory);
      const other = join(folder, 'other.cjs');
      // Another program writes to the file just before the fix is written.
      write(
        'other.cjs',
        `const fs = require('node:fs'); const open = fs.promises.open;
        fs.promises.open = (path, ...rest) => {
          if (String(path).includes('.tmp')) fs.appendFileSync(${JSON.stringify(file)}, '# mine\\n');
          return open(path, ...rest);
        };`,
      );
      const call = spawnSync(
        process.execPath,
        ['--require', other, program?.path ?? '', 'check', '--fix', 'f.advisory.yaml'],
        {
          cwd: folder,
          encoding: 'utf8',
          env: environmentIn(folder),
        },
      );
      assert.equal(call.status, 2);
      assertOneLine(
        call.stderr,
        /^f\.advisory\.yaml: was not written: it has changed since it was read; run the command again$/,
      );
      assert.equal(readFileSync(file, 'utf8'), `${fixableAdvisory}# mine\n`);
      unlinkSync(other);
      assert.deepEqual(readdirSync(folder), ['f.advisory.yaml']);
    }));
});
