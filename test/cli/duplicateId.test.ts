import assert from 'node:assert/strict';

import { cleanAdvisory, inWorkspace } from './support.ts';

const withId = (id: string): string => `id: ${id}\n${cleanAdvisory}`;

/** Returns the printed lines that report duplicate IDs. */
const about = (stdout: string): string[] =>
  stdout.split('\n').filter((line) => line.endsWith('[advisory/duplicate-id]'));

describe('advisory check: advisories with the same id', () => {
  it('names the other file, in each of them', () =>
    inWorkspace(async ({ run, write }) => {
      write('a.advisory.yaml', withId('"ADV-1"'));
      write('old/b.advisory.yaml', withId('ADV-1 # the same'));
      write('c.advisory.yaml', withId('ADV-2'));
      const { stdout, status } = await run(['check', '--fail-on', 'warning', '.']);
      const [first = '', second = '', ...more] = about(stdout);
      assert.match(first, /^a\.advisory\.yaml:1:5 warning .*"ADV-1" is also the `id` of "old\/b\.advisory\.yaml"/);
      assert.match(
        second,
        /^old\/b\.advisory\.yaml:1:5 warning .*"ADV-1" is also the `id` of "\.\.\/a\.advisory\.yaml"/,
      );
      assert.deepEqual(more, []);
      assert.equal(status, 1);
    }));

  it('finds duplicates with threads and across shards, in any notation', () =>
    inWorkspace(async ({ run, write }) => {
      write('a.advisory.yaml', withId('>-\n  ADV-1'));
      write('b.advisory.yaml', `{ "id": ADV-1, title: T }\n`);
      write('c.advisory.yaml', withId("'ADV-1'").replaceAll('\n', '\r\n'));
      const inThreads = await run(['check', '--jobs', '1', '.']);
      assert.equal(about(inThreads.stdout).length, 3);
      const parts = await Promise.all(['1/2', '2/2'].map((shard) => run(['check', '--shard', shard, '.'])));
      assert.equal(parts.flatMap(({ stdout }) => about(stdout)).length, 3);
    }));

  it('reports nothing for a file that is listed twice, for text that only looks like an id, and if the rule is off', () =>
    inWorkspace(async ({ run, write }) => {
      write('a.advisory.yaml', withId('ADV-1'));
      write('b.advisory.yaml', `attack_chain: |\n  id: ADV-1\n${cleanAdvisory}`);
      const twice = await run(['check', 'a.advisory.yaml', './a.advisory.yaml', 'b.advisory.yaml']);
      assert.deepEqual(about(twice.stdout), []);
      write('c.advisory.yaml', withId('ADV-1'));
      const off = await run(['check', '--rule', 'advisory/duplicate-id=off', '.']);
      assert.deepEqual(about(off.stdout), []);
    }));

  it('ignores standard input', () =>
    inWorkspace(async ({ run, write }) => {
      write('a.advisory.yaml', withId('ADV-1'));
      const { stdout } = await run(['check', '-', 'a.advisory.yaml'], { stdin: withId('ADV-1') });
      assert.deepEqual(about(stdout), []);
    }));
});
