/** `advisory publish` in hostile circumstances: other runs, interruptions, and advisories whose names and content are attacks. */
import assert from 'node:assert/strict';
import { spawn, spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

import { buildProgram, type BuiltProgram } from './builtProgram.ts';
import { assertOneLine, environmentIn, failingSystem, unfinished } from './hostile/running.ts';
import { cleanAdvisory, inWorkspace } from './support.ts';

/** Returns the contents of the files in and below a folder, by their paths relative to it. */
function filesIn(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name, parentPath }) => join(parentPath, name))
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]),
  );
}

describe('advisory publish in hostile circumstances', function () {
  this.timeout(120_000);
  // Windows has no signals, and does not allow most of the names that are tested.
  if (process.platform === 'win32') return;
  let program: BuiltProgram | undefined;
  before(() => void (program = buildProgram()));
  after(() => program?.remove());

  const publish = (folder: string, ...more: readonly string[]): SpawnSyncReturns<string> =>
    spawnSync(process.execPath, [program?.path ?? '', 'publish', 'in', '-o', 'site', ...more], {
      cwd: folder,
      encoding: 'utf8',
      env: environmentIn(folder),
    });

  it('refuses a site that another run is writing, and takes it over from a run that has ended', () =>
    inWorkspace(async ({ folder, write }) => {
      write('in/a.advisory.yaml', cleanAdvisory);
      const holder = (id: number): string => JSON.stringify({ id: 'other', process: id, host: hostname() });
      write('site/advisory-site.lock', holder(process.pid));
      const refused = publish(folder);
      assert.deepEqual([refused.status, refused.stdout], [2, '']);
      assertOneLine(
        refused.stderr,
        /^site: is being written by another run of this command; try again after it has finished$/,
      );
      assert.deepEqual(readdirSync(join(folder, 'site')), ['advisory-site.lock']);
      // A process ID above the maximum of every system.
      write('site/advisory-site.lock', holder(2 ** 30));
      const taken = publish(folder);
      assert.deepEqual([taken.status, taken.stderr], [0, '']);
      assert.deepEqual(unfinished(folder), []);
    }));

  it('publishes the whole site if two runs start at the same time', () =>
    inWorkspace(async ({ folder, write }) => {
      for (const name of ['a', 'b', 'c', 'd'])
        write(`in/${name}.advisory.yaml`, cleanAdvisory.replace('Phishing', name));
      const runs = [1, 2].map(async () => {
        const args = [program?.path ?? '', 'publish', 'in', '-o', 'site'];
        const call = spawn(process.execPath, args, { cwd: folder, env: environmentIn(folder) });
        let stderr = '';
        call.stderr.on('data', (data) => (stderr += String(data)));
        call.stdout.resume();
        const [status] = (await once(call, 'close')) as [number];
        return { status, stderr };
      });
      const ended = await Promise.all(runs);
      assert.ok(ended.some(({ status }) => status === 0));
      for (const { status, stderr } of ended)
        if (status === 0) assert.equal(stderr, '');
        else assertOneLine(stderr, /^site: is being written by another run/);
      const alone = publish(folder);
      assert.match(alone.stdout, /^site: 4 advisories; files: 0 written, \d+ unchanged, 0 removed\n$/);
      assert.deepEqual(unfinished(folder), []);
    }));

  for (const location of ['a.advisory', '.index.html', '.advisory-site.json'])
    it(`ends at the first Ctrl+C at ${location}, with whole files, and continues in the next run`, () =>
      inWorkspace(async ({ folder, write }) => {
        for (const name of ['a', 'b']) write(`in/${name}.advisory.yaml`, cleanAdvisory.replace('Phishing', name));
        const args = ['--import', failingSystem, program?.path ?? '', 'publish', 'in', '-o', 'site'];
        const call = spawn(process.execPath, args, {
          cwd: folder,
          env: environmentIn(folder, { FAILING: `SIGINT open ${location}` }),
        });
        let stderr = '';
        call.stderr.on('data', (data) => (stderr += String(data)));
        const [status, signal] = (await once(call, 'close')) as [number | null, string | null];
        // When the last file is written, nothing is left to interrupt.
        assert.ok(status === 130 || signal === 'SIGINT' || location === '.advisory-site.json', String(status));
        if (status === 130) assertOneLine(stderr, /^interrupted; the remaining output was not written$/);
        assert.deepEqual(unfinished(folder), []);
        const next = publish(folder);
        assert.deepEqual([next.status, next.stderr], [0, '']);
        const left = filesIn(join(folder, 'site'));
        const whole = publish(folder, '-o', 'whole');
        assert.equal(whole.status, 0, whole.stderr);
        assert.deepEqual(left, filesIn(join(folder, 'whole')));
      }));

  it('never writes through a folder that is replaced by a link', () =>
    inWorkspace(async ({ folder, write }) => {
      write('in/a.advisory.yaml', cleanAdvisory);
      write('site/advisory-site.json', '{"advisorySite":1,"files":{"tags/old.html":"x"}}');
      write('outside/old.html', 'mine');
      for (const name of ['advisories', 'tags', 'misp']) symlinkSync('../outside', join(folder, 'site', name));
      const { status, stderr } = publish(folder);
      assert.equal(status, 2);
      assert.deepEqual(
        stderr
          .split('\n')
          .map((line) => /^advisory: site\/(\w+): was left unchanged/.exec(line)?.[1] ?? line)
          .toSorted(),
        ['', 'advisories', 'misp', 'tags'],
      );
      assert.deepEqual(filesIn(join(folder, 'outside')), { 'old.html': 'mine' });
    }));

  it('creates only files with safe and distinct names, whatever the names of files, the titles and the IDs are', () =>
    inWorkspace(async ({ folder, write }) => {
      const hostile = [
        '../../../etc/passwd',
        '..\\..\\x',
        'CON',
        'nul.txt',
        'x'.repeat(300),
        '\u202egpj.exe',
        '\u05d0\u05d1\u05d2 \u0627\u0644',
        'a/b:c*d?e"f<g>h|i',
        '</title><script>alert(1)</script>',
        '__proto__',
        '.',
        '%2e%2e%2f',
        '\u0000\u001b[2J',
        '🦊',
      ];
      for (const [at, title] of hostile.entries()) {
        const shown = JSON.stringify(title);
        const lists = ['actors', 'tags', 'authors', 'malware'].map((key) => `${key}: [${shown}]\n`).join('');
        write(
          `in/${at}.advisory.yaml`,
          `title: ${shown}\nid: ${shown}\ntlp: GREEN\npublished: 2026-01-02\nsummary: ${shown}\n${lists}`,
        );
      }
      for (const name of ['con', 'CON', 'Con', 'a..', '\u202ex', 'x'.repeat(200), '-', 'index', '__proto__', 'a\nb'])
        write(`in/${name}.advisory.yaml`, cleanAdvisory);
      mkdirSync(join(folder, 'in', 'a...'));
      write('in/a.../aux.advisory.yaml', cleanAdvisory);
      // Hidden files are not published, and some file systems ignore case in names.
      const count = Object.keys(filesIn(join(folder, 'in'))).filter((path) => !/(?:^|\/)\./.test(path)).length;
      const { status, stdout, stderr } = publish(folder);
      assert.match(stdout, new RegExp(`^site: ${count} advisories; `), stderr);
      assert.deepEqual([status, stderr], [0, '']);
      const files = filesIn(join(folder, 'site'));
      const paths = Object.keys(files);
      for (const path of paths) assert.match(path, /^(?:[a-z\d][a-z\d.-]{0,119}\/)*[a-z\d][a-z\d.-]{0,119}$/, path);
      assert.equal(new Set(paths.map((path) => path.toLowerCase())).size, paths.length);
      const reserved = /(?:^|\/)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|\/|$)/;
      assert.deepEqual(
        paths.filter((path) => reserved.test(path)),
        [],
      );
      for (const [path, text] of Object.entries(files))
        if (path.endsWith('.html')) assert.doesNotMatch(text, /<script>alert|\u0000|\u001b/, path);
      assert.deepEqual(readdirSync(folder).toSorted(), ['in', 'site']);
      const again = publish(folder);
      assert.match(again.stdout, /^site: \d+ advisories; files: 0 written, \d+ unchanged, 0 removed\n$/);
    }));

  it('gives the same page for other line endings and a byte order mark', () =>
    inWorkspace(async ({ folder, write }) => {
      const page = join(folder, 'site', 'advisories', 'a', 'index.html');
      const pages = [cleanAdvisory, cleanAdvisory.replaceAll('\n', '\r\n'), `\ufeff${cleanAdvisory}`].map((text) => {
        write('in/a.advisory.yaml', text);
        const { status, stderr } = publish(folder);
        assert.deepEqual([status, stderr], [0, '']);
        return readFileSync(page, 'utf8');
      });
      assert.equal(pages[1], pages[0]);
      assert.equal(pages[2], pages[0]);
    }));

  it('distinguishes names that differ only in case', () =>
    inWorkspace(async ({ folder, write }) => {
      write('in/report.advisory.yaml', cleanAdvisory);
      writeFileSync(join(folder, 'in', 'REPORT.advisory.yaml'), cleanAdvisory.replace('Phishing', 'Other'));
      // On some file systems, these names are the same.
      const count = readdirSync(join(folder, 'in')).length;
      const { status, stderr } = publish(folder);
      assert.deepEqual([status, stderr], [0, '']);
      const names = readdirSync(join(folder, 'site', 'advisories'));
      assert.equal(names.length, count);
      assert.equal(new Set(names.map((name) => name.toLowerCase())).size, count);
      assert.ok(existsSync(join(folder, 'site', 'index.html')));
    }));
});
