import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { cleanAdvisory, inWorkspace } from './support.ts';

describe('advisory render', () => {
  it('prints a standalone page, with its style and without external resources', () =>
    inWorkspace(async ({ run, write }) => {
      write('a.advisory.yaml', cleanAdvisory);
      const { status, stdout, stderr } = await run(['render', 'a.advisory.yaml']);
      assert.deepEqual([status, stderr], [0, '']);
      assert.match(stdout, /^<!DOCTYPE html>/i);
      assert.match(stdout, /<h1[^>]*>Phishing by device codes<\/h1>/);
      assert.match(stdout, /--ta-/);
      assert.equal(stdout.match(/<script>/gi)?.length, 1);
      assert.doesNotMatch(stdout, /<script[^>]|<link|src=/i);
    }));

  it('prints text and Markdown', () =>
    inWorkspace(async ({ run, write }) => {
      write('a.advisory.yaml', cleanAdvisory);
      const text = await run(['render', '--to', 'text', 'a.advisory.yaml']);
      assert.match(text.stdout, /T1528 - Steal Application Access Token\n/);
      assert.doesNotMatch(text.stdout, /[<>]/);
      const markdown = await run(['render', '--to', 'markdown', '-'], { stdin: cleanAdvisory });
      assert.match(markdown.stdout, /^# Phishing by device codes$/m);
      assert.match(markdown.stdout, /^## Key Takeaways$/m);
    }));

  it('writes one page per advisory into a folder, with the same subfolders', () =>
    inWorkspace(async ({ folder, run, write }) => {
      write('in/a.advisory.yaml', cleanAdvisory);
      write('in/2026/b.advisory.yml', cleanAdvisory);
      const { status, stdout } = await run(['render', '--to', 'markdown', '-o', 'out', 'in']);
      assert.deepEqual([status, stdout], [0, '']);
      const page = readFileSync(join(folder, 'out', 'a.md'), 'utf8');
      assert.match(page, /^# Phishing by device codes$/m);
      assert.equal(readFileSync(join(folder, 'out', '2026', 'b.md'), 'utf8'), page);
    }));

  it('writes one advisory to the given file', () =>
    inWorkspace(async ({ folder, run, write }) => {
      write('a.advisory.yaml', cleanAdvisory);
      assert.equal((await run(['render', '--to', 'text', '-o', 'page.txt', 'a.advisory.yaml'])).status, 0);
      assert.match(readFileSync(join(folder, 'page.txt'), 'utf8'), /Phishing by device codes/);
    }));

  it('creates no folder with the name of a file', () =>
    inWorkspace(async ({ folder, run, write }) => {
      write('all/a.advisory.yaml', cleanAdvisory);
      write('all/b.advisory.yaml', cleanAdvisory);
      for (const [command, name] of [
        [['render'], 'one.html'],
        [['render', '--to', 'text'], 'pages/one.TXT'],
        [['export', '--to', 'stix'], 'one.json'],
      ] as const) {
        const { status, stdout, stderr } = await run([...command, 'all', '-o', name]);
        assert.deepEqual(
          [status, stdout, stderr],
          [
            2,
            '',
            `advisory: ${name}: 2 advisories need an output folder, but this is the name of a file; specify a folder, such as -o ${name.slice(0, name.lastIndexOf('.'))}/\n`,
          ],
        );
      }
      assert.deepEqual(readdirSync(folder), ['all']);
      assert.equal((await run(['render', 'all', '-o', 'one.html/'])).status, 0);
      assert.equal((await run(['render', 'all', '-o', 'v1.2'])).status, 0);
      assert.deepEqual(readdirSync(join(folder, 'one.html')), ['a.html', 'b.html']);
      assert.deepEqual(readdirSync(join(folder, 'v1.2')), ['a.html', 'b.html']);
    }));

  it('creates a folder for the only advisory in a folder, unless the output is named like a file', () =>
    inWorkspace(async ({ folder, run, write }) => {
      write('all/a.advisory.yaml', cleanAdvisory);
      for (const args of [
        ['render', 'all', '-o', 'pages'],
        ['export', '--to', 'stix', 'all', '-o', 'bundles'],
        ['render', 'all', '-o', 'page.html'],
        ['render', 'all/a.advisory.yaml', '-o', 'page'],
      ])
        assert.equal((await run(args)).status, 0);
      assert.deepEqual(readdirSync(folder), ['all', 'bundles', 'page', 'page.html', 'pages']);
      assert.deepEqual(readdirSync(join(folder, 'pages')), ['a.html']);
      assert.equal(readdirSync(join(folder, 'bundles')).length, 1);
      assert.match(readFileSync(join(folder, 'page'), 'utf8'), /<html/);
    }));

  it('rejects output that would overwrite a page or the advisory', () =>
    inWorkspace(async ({ folder, run, write }) => {
      write('a.advisory.yaml', cleanAdvisory);
      write('b/a.advisory.yaml', cleanAdvisory);
      const messages = await Promise.all(
        [
          ['render', 'a.advisory.yaml', 'b/a.advisory.yaml'],
          ['render', '-o', 'out', 'a.advisory.yaml', 'b/a.advisory.yaml'],
          ['render', '-o', 'a.advisory.yaml', 'a.advisory.yaml'],
        ].map((args) => run(args)),
      );
      assert.deepEqual(
        messages.map(({ status, stderr }) => [status, stderr.replaceAll(folder, '')]),
        [
          [2, 'advisory: 2 advisories need an output folder: -o DIR\n'],
          [2, 'advisory: a.advisory.yaml and b/a.advisory.yaml would both be written to /out/a.html\n'],
          [2, 'advisory: a.advisory.yaml: would overwrite the advisory itself\n'],
        ],
      );
      assert.equal(readFileSync(join(folder, 'a.advisory.yaml'), 'utf8'), cleanAdvisory);
    }));

  it('renders the other files if one is not well-formed, and exits with 2', () =>
    inWorkspace(async ({ run, write }) => {
      write('a.advisory.yaml', 'title: "open\n');
      write('b.advisory.yaml', cleanAdvisory);
      const { status, stderr } = await run(['render', '--to', 'text', '-o', 'out/', '.']);
      assert.equal(status, 2);
      assert.match(
        stderr,
        /^advisory: a\.advisory\.yaml:1:8: cannot be rendered because it is not well-formed YAML: .+\n$/,
      );
    }));

  it('reports a file without an advisory', () =>
    inWorkspace(async ({ run }) => {
      assert.deepEqual(await run(['render', '-'], { stdin: '' }), {
        status: 2,
        stdout: '',
        stderr: 'advisory: -: contains no advisory\n',
      });
    }));
});
