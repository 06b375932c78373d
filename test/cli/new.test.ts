import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { inWorkspace } from './support.ts';

describe('advisory new', () => {
  it('prints an advisory with the facts that are given, and placeholders that check reports', () =>
    inWorkspace(async ({ run }) => {
      const { status, stdout, stderr } = await run([
        'new',
        ...['--title', 'Wine lures: "again"', '--category', 'phishing', '--author', 'Example CERT', '--author', 'B: C'],
      ]);
      assert.deepEqual([status, stderr], [0, '']);
      assert.match(stdout, /^title: "Wine lures: \\"again\\""\nsummary: \|\n {2}</);
      assert.match(stdout, /\nstatus: draft\ncategory: phishing\n/);
      assert.match(stdout, /\nanalyzed: \d{4}-\d\d-\d\d\nauthors:\n {2}- Example CERT\n {2}- "B: C"\nsource:\n/);
      const checked = await run(['check', '--format', 'json', '-'], { stdin: stdout });
      const report = JSON.parse(checked.stdout) as {
        readonly files: readonly { readonly diagnostics: readonly { readonly code: string }[] }[];
      };
      const codes = new Set(report.files[0]?.diagnostics.map(({ code }) => code));
      assert.ok(codes.has('sections/placeholder'), [...codes].join(' '));
      assert.ok(!codes.has('yaml/syntax') && !codes.has('sections/required'), [...codes].join(' '));
    }));

  it('names a new file in a folder after the title, and never overwrites a file', () =>
    inWorkspace(async ({ folder, run }) => {
      const first = await run(['new', '--title', 'CON: näher', '-o', 'drafts/']);
      assert.deepEqual(
        [first.status, first.stdout, first.stderr],
        [0, `${join('drafts', 'con-naher.advisory.yaml')} written\n`, ''],
      );
      const second = await run(['new', '--title', 'Con naher', '-o', 'drafts']);
      assert.match(second.stdout, /con-naher-2\.advisory\.yaml written/);
      const before = readFileSync(join(folder, 'drafts', 'con-naher.advisory.yaml'), 'utf8');
      const third = await run(['new', '-o', 'drafts/con-naher.advisory.yaml']);
      assert.equal(third.status, 2);
      assert.match(
        third.stderr,
        /drafts\/con-naher\.advisory\.yaml: could not be written: a file with that name already exists\n$/,
      );
      assert.equal(readFileSync(join(folder, 'drafts', 'con-naher.advisory.yaml'), 'utf8'), before);
    }));

  it('explains an invalid option in one line', () =>
    inWorkspace(async ({ run }) => {
      const wrong = [
        ['--title', ''],
        ['--title', ' \t'],
        ['--author', ''],
        ['-o', ''],
        ['--category', 'novel'],
        ['surplus'],
      ];
      for (const args of wrong) {
        const { status, stdout, stderr } = await run(['new', ...args]);
        assert.deepEqual([status, stdout], [2, ''], args.join(' '));
        assert.match(stderr, /^advisory: [^\n]+\n$/, args.join(' '));
      }
      assert.match((await run(['new', '--category', 'novel'])).stderr, /use one of reports, campaigns, .*tools/);
    }));
});
