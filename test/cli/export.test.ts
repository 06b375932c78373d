import assert from 'node:assert/strict';
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

import { cleanAdvisory, inWorkspace } from './support.ts';

const withIndicators = `${cleanAdvisory}indicators:
  - value: evil[.]example
    role: C2 server
    description: "=1+1"
  - value: 198.51.100.7
    tlp: RED
  - type: sha256
    value: not a hash
  - value: evil.example
`;

describe('advisory export', () => {
  it('prints a file, and lists omitted rows on standard error', () =>
    inWorkspace(async ({ run, write }) => {
      write('a.advisory.yaml', withIndicators);
      const { status, stdout, stderr } = await run(['export', '--to', 'csv', 'a.advisory.yaml']);
      assert.equal(status, 0);
      assert.equal(
        stdout,
        'type,value,description,first_seen,last_seen,confidence,tlp\r\ndomain,evil.example,C2 server; =1+1,,,,GREEN\r\n',
      );
      assert.equal(
        stderr,
        [
          'advisory: a.advisory.yaml: 1 indicator left out: marked with a stricter label than TLP:GREEN',
          'advisory: a.advisory.yaml: 1 indicator left out: value does not match its type',
          'advisory: a.advisory.yaml: 1 indicator left out: same type and value as an earlier one',
          '',
        ].join('\n'),
      );
    }));

  it('rejects documents that are marked stricter than allowed, and TLP:RED without permission', () =>
    inWorkspace(async ({ run, write }) => {
      write('a.advisory.yaml', withIndicators);
      write('red.advisory.yaml', withIndicators.replace('tlp: GREEN', 'tlp: RED'));
      write('none.advisory.yaml', withIndicators.replace('tlp: GREEN\n', ''));
      const messages = await Promise.all(
        [
          ['export', '--to', 'csv', '--max-tlp', 'clear', 'a.advisory.yaml'],
          ['export', '--to', 'csv', 'red.advisory.yaml'],
          ['export', '--to', 'csv', '--max-tlp', 'GREEN', 'none.advisory.yaml'],
          ['export', '--to', 'csv', '--max-tlp', 'secret', 'a.advisory.yaml'],
        ].map((args) => run(args)),
      );
      assert.deepEqual(
        messages.map(({ status, stdout, stderr }) => [status, stdout, stderr]),
        [
          [
            2,
            '',
            'advisory: a.advisory.yaml: is not exported because it is marked TLP:GREEN, and the limit is TLP:CLEAR\n',
          ],
          [
            2,
            '',
            'advisory: red.advisory.yaml: is not exported because it is marked TLP:RED; allow it with --max-tlp RED\n',
          ],
          [
            2,
            '',
            'advisory: none.advisory.yaml: is not exported because it has no `tlp`, and the limit is TLP:GREEN\n',
          ],
          [
            2,
            '',
            "advisory: option '--max-tlp <label>' argument 'secret' is invalid. Use one of RED, AMBER+STRICT, AMBER, GREEN, CLEAR.\n",
          ],
        ],
      );
      const red = await run(['export', '--to', 'csv', '--max-tlp', 'RED', 'red.advisory.yaml']);
      assert.equal(red.status, 0);
      assert.match(red.stdout, /^ipv4,198\.51\.100\.7,,,,,RED\r$/m);
    }));

  it('writes the files of several advisories into a folder, with the same subfolders', () =>
    inWorkspace(async ({ folder, run, write }) => {
      write('in/a.advisory.yaml', withIndicators);
      write('in/2026/b.advisory.yml', withIndicators);
      write('in/broken.advisory.yaml', `${withIndicators}tags: [a\n`);
      const { status, stdout, stderr } = await run(['export', '--to', 'csv', '-o', 'out', 'in']);
      assert.deepEqual([status, stdout], [2, '']);
      assert.match(stderr, /broken\.advisory\.yaml:\d+:\d+: cannot be exported because it is not well-formed: /);
      const text = readFileSync(join(folder, 'out', 'a.csv'), 'utf8');
      assert.equal(readFileSync(join(folder, 'out', '2026', 'b.csv'), 'utf8'), text);
      assert.equal(existsSync(join(folder, 'out', 'broken.csv')), false);
    }));

  it('rejects output that would overwrite a file or an advisory', () =>
    inWorkspace(async ({ folder, run, write }) => {
      write('a.advisory.yaml', withIndicators);
      write('b/a.advisory.yaml', withIndicators);
      write('b/advisory.config.yaml', 'catalogues: [own.yaml]\n');
      write('b/own.yaml', '# advisory-catalogue\nactors:\n  - SLATE FALCON\n');
      symlinkSync(join(folder, 'a.advisory.yaml'), join(folder, 'link.csv'));
      const runs = await Promise.all(
        [
          ['export', '--to', 'csv', 'a.advisory.yaml', 'b/a.advisory.yaml'],
          ['export', '--to', 'csv', '-o', 'a.advisory.yaml', 'a.advisory.yaml'],
          ['export', '--to', 'csv', '-o', 'link.csv', 'a.advisory.yaml'],
          ['export', '--to', 'csv', '-o', 'b/a.advisory.yaml', '-'],
          ['export', '--to', 'csv', '-o', 'b/own.yaml', 'a.advisory.yaml'],
          ['export', '--to', 'csv', '-o', 'b/advisory.config.yaml', 'a.advisory.yaml'],
        ].map((args) => run(args, { stdin: withIndicators })),
      );
      assert.deepEqual(
        runs.map(({ status, stderr }) => [status, stderr.split('\n').at(-2)]),
        [
          [2, 'advisory: 2 advisories need an output folder: -o DIR'],
          [2, 'advisory: a.advisory.yaml: would overwrite the advisory itself'],
          [2, 'advisory: link.csv: would overwrite the advisory itself'],
          [2, 'advisory: b/a.advisory.yaml: would overwrite an advisory; choose another file'],
          [2, 'advisory: b/own.yaml: would overwrite a catalogue; choose another file'],
          [2, 'advisory: b/advisory.config.yaml: would overwrite a configuration file; choose another file'],
        ],
      );
      assert.equal(readFileSync(join(folder, 'a.advisory.yaml'), 'utf8'), withIndicators);
      const shared = await run(['export', '--to', 'csv', '-o', 'out', 'a.advisory.yaml', 'b/a.advisory.yaml']);
      assert.equal(shared.status, 2);
      assert.match(shared.stderr, /would both be written to/);
    }));

  it('requires a format, and one of its profiles', () =>
    inWorkspace(async ({ run, write }) => {
      write('a.advisory.yaml', withIndicators);
      const none = await run(['export', 'a.advisory.yaml']);
      assert.deepEqual([none.status, none.stderr], [2, "advisory: required option '--to <format>' not specified\n"]);
      const other = await run(['export', '--to', 'csv', '--profile', 'excel', 'a.advisory.yaml']);
      assert.deepEqual(
        [other.status, other.stderr],
        [2, 'advisory: --profile for csv must be one of: generic, misp, defender\n'],
      );
    }));
});
