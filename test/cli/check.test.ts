import assert from 'node:assert/strict';
import { chmodSync, lstatSync, readFileSync, readdirSync, statSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';

import { maximumBytes } from '../../server/src/cli/input/read.ts';
import { cleanAdvisory, fixableAdvisory, inWorkspace, wrongAdvisory } from './support.ts';

describe('advisory check', () => {
  it('exits with 0 for a clean file and prints a summary', () =>
    inWorkspace(async ({ run, write }) => {
      write('a.advisory.yaml', cleanAdvisory);
      assert.deepEqual(await run(['check', 'a.advisory.yaml']), {
        status: 0,
        stdout: '1 file checked: no problems\n',
        stderr: '',
      });
    }));

  it('exits with 1 for an error and shows its source line', () =>
    inWorkspace(async ({ run, write }) => {
      write('a.advisory.yaml', wrongAdvisory);
      const { status, stdout, stderr } = await run(['check', '.']);
      assert.equal(status, 1);
      assert.equal(stderr, '');
      assert.match(stdout, /^a\.advisory\.yaml:\d+:5 error .*T9999.* \[attack\/unknown-id\]$/m);
      assert.match(stdout, /^ \d+ │ {3}- T9999\n +│ {5}\^{5}$/m);
      assert.match(stdout, /advisory explain attack\/unknown-id/);
      assert.match(stdout, /^1 file checked: 1 error$/m);
    }));

  it('exits with 1 for problems at or above --fail-on', () =>
    inWorkspace(async ({ run, write }) => {
      write('warning.advisory.yaml', fixableAdvisory);
      write('error.advisory.yaml', wrongAdvisory);
      const status = async (name: string, failOn: string): Promise<number> =>
        (await run(['check', '--fail-on', failOn, `${name}.advisory.yaml`])).status;
      assert.deepEqual(
        await Promise.all(['error', 'warning', 'info', 'hint', 'never'].map((word) => status('warning', word))),
        [0, 1, 1, 1, 0],
      );
      assert.equal(await status('error', 'error'), 1);
      assert.equal(await status('error', 'never'), 0);
    }));

  it('reports unreadable files, checks the others, and exits with 2', () =>
    inWorkspace(async ({ run, write }) => {
      write('a.advisory.yaml', cleanAdvisory);
      write('b.advisory.yaml', Buffer.from([0x61, 0xff, 0x0a]));
      write('c.advisory.yaml', Buffer.from([0x61, 0x00]));
      const { status, stdout, stderr } = await run(['check', '--format', 'json', '.', 'gone.advisory.yaml']);
      assert.equal(status, 2);
      assert.deepEqual(stderr.trimEnd().split('\n'), [
        'advisory: gone.advisory.yaml: no such file or folder',
        'advisory: b.advisory.yaml: is not valid UTF-8 (line 1)',
        'advisory: c.advisory.yaml: is a binary file; an advisory must be UTF-8 text',
      ]);
      assert.deepEqual(JSON.parse(stdout), {
        files: [{ path: 'a.advisory.yaml', diagnostics: [] }],
        summary: { files: 1, error: 0, warning: 0, information: 0, hint: 0 },
      });
    }));

  it('rejects a file that is too large', () =>
    inWorkspace(async ({ run, write }) => {
      truncateSync(write('a.advisory.yaml', ''), maximumBytes + 1);
      assert.deepEqual(await run(['check', 'a.advisory.yaml']), {
        status: 2,
        stdout: '',
        stderr: 'advisory: a.advisory.yaml: is larger than 64 MiB\n',
      });
    }));

  it('shows the location on a very long line', () =>
    inWorkspace(async ({ run }) => {
      const { stdout } = await run(['check', '-'], { stdin: `summary: [${'a'.repeat(300_000)}]\n` });
      assert.match(stdout, /^ 1 │ summary: \[a{50,}…$/m);
    }));

  it('reports missing sections of an empty file', () =>
    inWorkspace(async ({ run, write }) => {
      write('a.advisory.yaml', '');
      const { status, stdout } = await run(['check', 'a.advisory.yaml']);
      assert.equal(status, 1);
      assert.match(stdout, /\[sections\/required\]/);
    }));

  it('reads standard input', () =>
    inWorkspace(async ({ run }) => {
      const { status, stdout } = await run(['check', '--format', 'json', '-'], { stdin: wrongAdvisory });
      assert.equal(status, 1);
      const { files } = JSON.parse(stdout);
      assert.equal(files[0].path, '-');
      assert.equal(files[0].diagnostics[0].code, 'attack/unknown-id');
    }));

  it('does not count a byte order mark as a character', () =>
    inWorkspace(async ({ run }) => {
      const { stdout } = await run(['check', '--format', 'json', '-'], { stdin: '\ufefftlp: WHITE\n' });
      const found = JSON.parse(stdout).files[0].diagnostics.find(
        ({ code }: { code: string }) => code === 'tlp/deprecated',
      );
      assert.deepEqual(found.range.start, { line: 0, character: 5 });
    }));

  it('uses colours only on a terminal, depending on the environment and the option', () =>
    inWorkspace(async ({ run, write }) => {
      write('a.advisory.yaml', wrongAdvisory);
      const painted = async (args: readonly string[], isTTY: boolean, env = {}): Promise<boolean> =>
        (await run(['check', 'a.advisory.yaml', ...args], { isTTY, env })).stdout.includes('\u001b');
      assert.equal(await painted([], false), false);
      assert.equal(await painted([], true), true);
      assert.equal(await painted(['--no-color'], true), false);
      assert.equal(await painted([], true, { NO_COLOR: '1' }), false);
      assert.equal(await painted([], false, { FORCE_COLOR: '1' }), true);
      assert.equal(await painted([], true, { FORCE_COLOR: '0' }), false);
    }));
});

describe('advisory check --fix', () => {
  it('applies safe fixes and reports the remaining problems', () =>
    inWorkspace(async ({ run, write }) => {
      const file = write('a.advisory.yaml', wrongAdvisory.replace('tlp: GREEN', 'tlp: WHITE'));
      const { status, stdout } = await run(['check', '--fix', 'a.advisory.yaml']);
      assert.equal(status, 1);
      assert.equal(readFileSync(file, 'utf8'), wrongAdvisory.replace('tlp: GREEN', 'tlp: CLEAR'));
      assert.match(stdout, /^1 file checked: 1 error, 1 problem fixed$/m);
      assert.doesNotMatch(stdout, /tlp\/deprecated/);
    }));

  it('preserves the byte order mark, the line endings and the mode, and leaves no other file', () =>
    inWorkspace(async ({ folder, run, write }) => {
      const file = write('a.advisory.yaml', `\ufeff${fixableAdvisory.replaceAll('\n', '\r\n')}`);
      chmodSync(file, 0o640);
      assert.equal((await run(['check', '--fix', 'a.advisory.yaml'])).status, 0);
      const expected = fixableAdvisory.replace('WHITE', 'CLEAR').replaceAll('\n', '\r\n');
      assert.equal(readFileSync(file, 'utf8'), `\ufeff${expected}`);
      assert.equal(statSync(file).mode & 0o777, 0o640);
      assert.deepEqual(readdirSync(folder), ['a.advisory.yaml']);
    }));

  it('fixes the target of a symbolic link', () =>
    inWorkspace(async ({ folder, run, write }) => {
      const file = write('real/a.advisory.yaml', fixableAdvisory);
      const link = join(folder, 'link.advisory.yaml');
      symlinkSync(file, link);
      await run(['check', '--fix', 'link.advisory.yaml']);
      assert.ok(lstatSync(link).isSymbolicLink());
      assert.match(readFileSync(file, 'utf8'), /^tlp: CLEAR$/m);
    }));

  it('does not change a file without safe fixes', () =>
    inWorkspace(async ({ run, write }) => {
      const file = write('a.advisory.yaml', wrongAdvisory);
      const before = statSync(file);
      await run(['check', '--fix', 'a.advisory.yaml']);
      assert.equal(statSync(file).ino, before.ino);
      assert.equal(readFileSync(file, 'utf8'), wrongAdvisory);
    }));

  it('prints the fixed text of standard input, and the problems on standard error', () =>
    inWorkspace(async ({ run }) => {
      const { status, stdout, stderr } = await run(['check', '--fix', '-'], {
        stdin: wrongAdvisory.replace('tlp: GREEN', 'tlp: WHITE'),
      });
      assert.equal(status, 1);
      assert.equal(stdout, wrongAdvisory.replace('tlp: GREEN', 'tlp: CLEAR'));
      assert.match(stderr, /\[attack\/unknown-id\]/);
    }));
});

describe('the usage of advisory', () => {
  const failing: readonly [args: readonly string[], message: string][] = [
    [[], 'advisory: no command given; "advisory --help" lists the commands\n'],
    [['chekc'], "advisory: unknown command 'chekc'\n"],
    [['check'], "advisory: missing required argument 'files'\n"],
    [['check', '--fomat', 'json', 'x'], "advisory: unknown option '--fomat'\n"],
    [
      ['check', '--format', 'xml', 'x'],
      "advisory: option '--format <format>' argument 'xml' is invalid. Allowed choices are text, json, sarif, junit, github.\n",
    ],
    [
      ['check', '--shard', '4/3', 'x'],
      "advisory: option '--shard <K/N>' argument '4/3' is invalid. Use K/N with K from 1 to N, for example 1/4.\n",
    ],
    [
      ['check', '--jobs', '0', 'x'],
      "advisory: option '--jobs <N>' argument '0' is invalid. Use a whole number from 1 to 256.\n",
    ],
    [['check', '--\u001b[2J', 'x'], "advisory: unknown option '--\\u{1b}[2J'\n"],
    [['explain', 'attack/revokd'], 'advisory: unknown rule attack/revokd; did you mean attack/revoked?\n'],
    [['explain', 'revoked'], 'advisory: unknown rule revoked; did you mean attack/revoked?\n'],
    [['explain', 'x/y'], 'advisory: unknown rule x/y; run "advisory explain" to list all rules\n'],
  ];
  for (const [args, message] of failing)
    it(`exits with 2 and one line for "${JSON.stringify(args).slice(1, -1)}"`, () =>
      inWorkspace(async ({ run }) => {
        assert.deepEqual(await run(args), { status: 2, stdout: '', stderr: message });
      }));

  it('prints help and version on standard output', () =>
    inWorkspace(async ({ run }) => {
      const help = await run(['--help']);
      assert.equal(help.status, 0);
      assert.match(help.stdout, /^Usage: advisory /);
      for (const command of ['check', 'render', 'explain'])
        assert.match(help.stdout, new RegExp(`^  ${command} `, 'm'));
      const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8'));
      assert.deepEqual(await run(['--version']), { status: 0, stdout: `${version}\n`, stderr: '' });
      assert.match((await run(['check', '--help'])).stdout, /--fail-on <severity>/);
    }));

  it('explains each rule with its page, by its code or the name of its page', () =>
    inWorkspace(async ({ run }) => {
      const { status, stdout } = await run(['explain', 'attack/revoked']);
      assert.equal(status, 0);
      assert.match(stdout, /^# .*attack\/revoked/);
      assert.equal((await run(['explain', 'attack-revoked'])).stdout, stdout);
    }));

  it('lists the rules if no code is given', () =>
    inWorkspace(async ({ run }) => {
      const { stdout } = await run(['explain']);
      assert.match(stdout, /^attack\/revoked +warning +\S/m);
      assert.match(stdout, /^yaml\/syntax +error +\S/m);
    }));
});
