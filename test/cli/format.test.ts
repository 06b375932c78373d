import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { inWorkspace } from './support.ts';

const before = 'title:   T\nauthors:\n- A # one\n';
const after = 'title: T\nauthors:\n  - A # one\n';

describe('advisory format', () => {
  it('prints the text of one advisory, without changing the file', () =>
    inWorkspace(async ({ folder, run, write }) => {
      write('a.advisory.yaml', before);
      assert.deepEqual(await run(['format', 'a.advisory.yaml']), { status: 0, stdout: after, stderr: '' });
      assert.equal(readFileSync(join(folder, 'a.advisory.yaml'), 'utf8'), before);
      assert.deepEqual(await run(['format', '-'], { stdin: before }), { status: 0, stdout: after, stderr: '' });
    }));

  it('writes only files that change', () =>
    inWorkspace(async ({ folder, run, write }) => {
      write('a.advisory.yaml', `\ufeff${before.replaceAll('\n', '\r\n')}`);
      write('b.advisory.yaml', after);
      const { status, stdout } = await run(['format', '--write', '.']);
      assert.deepEqual([status, stdout], [0, 'a.advisory.yaml written\n']);
      const written = readFileSync(join(folder, 'a.advisory.yaml'), 'utf8');
      assert.equal(written, `\ufeff${after.replaceAll('\n', '\r\n')}`);
      assert.deepEqual(await run(['format', '--write', '.']), { status: 0, stdout: '', stderr: '' });
    }));

  it('lists files that would change, with status 1', () =>
    inWorkspace(async ({ folder, run, write }) => {
      write('a.advisory.yaml', before);
      write('b.advisory.yaml', after);
      assert.deepEqual(await run(['format', '--check', '.']), { status: 1, stdout: 'a.advisory.yaml\n', stderr: '' });
      assert.equal(readFileSync(join(folder, 'a.advisory.yaml'), 'utf8'), before);
      assert.deepEqual(await run(['format', '--check', 'b.advisory.yaml']), { status: 0, stdout: '', stderr: '' });
    }));

  it('sorts sections with --sort', () =>
    inWorkspace(async ({ run }) => {
      const { stdout } = await run(['format', '--sort', '-'], { stdin: 'authors: [A]\n# T\ntitle: T\n' });
      assert.equal(stdout, '# T\ntitle: T\nauthors: [A]\n');
    }));

  it('skips a file with a syntax error, names the line, and formats the others', () =>
    inWorkspace(async ({ folder, run, write }) => {
      write('a.advisory.yaml', 'title: "T\n');
      write('b.advisory.yaml', before);
      const { status, stdout, stderr } = await run(['format', '--write', '.']);
      assert.deepEqual([status, stdout], [2, 'b.advisory.yaml written\n']);
      assert.match(stderr, /^advisory: a\.advisory\.yaml: cannot be formatted: line 1: .+\n$/);
      assert.equal(readFileSync(join(folder, 'a.advisory.yaml'), 'utf8'), 'title: "T\n');
    }));

  it('rejects contradictory options, and several files for one output', () =>
    inWorkspace(async ({ run, write }) => {
      write('a.advisory.yaml', before);
      write('b.advisory.yaml', before);
      const both = await run(['format', '--check', '--write', '.']);
      assert.deepEqual(both, {
        status: 2,
        stdout: '',
        stderr: 'advisory: --check and --write cannot be used together\n',
      });
      const several = await run(['format', '.']);
      assert.equal(several.stderr, 'advisory: 2 advisories need --write or --check\n');
      assert.equal(several.status, 2);
    }));
});
