/** `advisory catalogue search`, `show` and `info`. */
import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { runCli } from './support.ts';

const catalogue = (...args: readonly string[]) => runCli(['catalogue', ...args], tmpdir());

describe('catalogue search', () => {
  it('prints techniques with tactics and platforms, best first', async () => {
    const { status, stdout, stderr } = await catalogue('search', 't1566/2');
    assert.deepEqual([status, stderr], [0, '']);
    assert.match(stdout, /^T1566\.002 {2}Phishing: Spearphishing Link {2}\[Initial Access; [^\]]*Windows[^\]]*\]\n$/);
    const { stdout: linux } = await catalogue('search', 'persistence', 'linux', '--limit', '3');
    assert.equal(linux.trim().split('\n').length, 3);
    for (const line of linux.trim().split('\n')) assert.match(line, /\[[^\]]*Persistence[^\]]*; [^\]]*Linux/);
  });

  it('finds the successors of revoked objects', async () => {
    assert.match((await catalogue('search', 'T1562')).stdout, /^T1685 {6}.*\(T1562\)/);
    assert.match((await catalogue('search', 'T1562', '--attack-version', '18.1')).stdout, /^T1562 /);
  });

  it('finds actors and software by any of their names', async () => {
    assert.match(
      (await catalogue('search', 'cozy', 'bear')).stdout,
      /^G0016 {6}APT29 \(Cozy Bear\) {2}\[actor, RU\]\n/,
    );
    assert.match((await catalogue('search', 'mimikatz')).stdout, /^S0002 {6}Mimikatz {2}\[tool\]\n/);
    assert.match((await catalogue('search', 'TA0006')).stdout, /^TA0006 {5}Credential Access {2}\[tactic\]\n/);
  });

  it('prints JSON', async () => {
    const { stdout } = await catalogue('search', 'lsass', '--format', 'json', '--limit', '1');
    const { query, release, results } = JSON.parse(stdout);
    assert.deepEqual([query, release, results.length], ['lsass', '19.1', 1]);
    const [{ kind, id, name, tactics, revoked, matched }] = results;
    assert.deepEqual(
      { kind, id, name, tactics, revoked, matched },
      {
        kind: 'technique',
        id: 'T1003.001',
        name: 'OS Credential Dumping: LSASS Memory',
        tactics: ['Credential Access'],
        revoked: false,
        matched: 'LSASS Memory',
      },
    );
  });

  it('exits with 1 if nothing matches', async () => {
    assert.deepEqual(await catalogue('search', 'zzzzqq\u001b'), {
      status: 1,
      stdout: '',
      stderr: 'advisory: nothing in the catalogue matches zzzzqq\\u{1b}\n',
    });
    const { status, stdout } = await catalogue('search', 'zzzzqq', '--format', 'json');
    assert.deepEqual([status, JSON.parse(stdout).results], [1, []]);
  });
});

describe('catalogue show', () => {
  it('prints everything about a technique', async () => {
    const { status, stdout } = await catalogue('show', 't1562.1');
    assert.equal(status, 0);
    assert.match(
      stdout,
      /^T1562\.001 {2}Impair Defenses: Disable or Modify Tools\nRevoked in ATT&CK 19\.1; replaced by T1685 /,
    );
    assert.match(stdout, /^Last in: +ATT&CK 18\.1$/m);
  });

  it('prints actors by any name, and all that a name may mean', async () => {
    assert.match((await catalogue('show', 'Midnight', 'Blizzard')).stdout, /^G0016 {2}APT29\nKind: +actor\n/);
    const { kind, name } = JSON.parse((await catalogue('show', 'APT28', '--format', 'json')).stdout);
    assert.deepEqual([kind, name], ['actor', 'APT28']);
  });

  it('suggests existing entries for one that does not exist', async () => {
    const { status, stderr } = await catalogue('show', 'T1566.999');
    assert.equal(status, 2);
    assert.match(stderr, /^advisory: the catalogue has no entry with the name or ID T1566\.999; did you mean T1566/);
  });
});

describe('catalogue', () => {
  it('prints its releases and where updates are stored', async () => {
    const { newest, date, releases, counts, updates, revertible } = JSON.parse(
      (await catalogue('info', '--format', 'json')).stdout,
    );
    assert.deepEqual(
      [newest, date, updates, revertible],
      ['19.1', '2026-05-15', { attack: null, actors: null }, false],
    );
    assert.deepEqual(releases.at(-1), { release: '20.0', date: '2026-10' });
    assert.equal(counts.technique, 918);
    assert.match(
      (await catalogue('info')).stdout,
      /^\d+ ATT&CK releases, from 1\.0 to 19\.1 \(2026-05-15, \d+ days old\)\nReleased since: 19\.2 \(2026-08-05\) and 20\.0 \(2026-10\)\. Run `advisory catalogue update` to install the newest release\.\n/,
    );
  });

  it('fails with one line of explanation', async () => {
    for (const args of [
      [],
      ['shwo', 'T1566'],
      ['search'],
      ['search', '--limit', '0', 'a'],
      ['show', '--attack-version', '77', 'T1566'],
      ['update', '--revert', '--from', 'a'],
    ]) {
      const { status, stdout, stderr } = await catalogue(...args);
      assert.deepEqual([status, stdout], [2, ''], args.join(' '));
      assert.match(stderr, /^advisory: [^\n]+\n$/, args.join(' '));
    }
  });
});
