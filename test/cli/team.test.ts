import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

import { cleanAdvisory, fixableAdvisory, inWorkspace, type CliRun } from './support.ts';

/** Returns the diagnostics in JSON output as `code severity`, by the file's path. */
function found({ stdout }: CliRun): Record<string, string[]> {
  const { files } = JSON.parse(stdout) as {
    files: { path: string; diagnostics: { code: string; severity: string }[] }[];
  };
  return Object.fromEntries(
    files.map(({ path, diagnostics }) => [path, diagnostics.map(({ code, severity }) => `${code} ${severity}`)]),
  );
}

const check = ['check', '--format', 'json'];

describe('advisory.config.yaml on the command line', () => {
  it('is found from each file upward, to the first folder with a repository', () =>
    inWorkspace(async ({ folder, write, run }) => {
      write('advisory.config.yaml', 'rules: {tlp/deprecated: "off"}\n');
      write('repository/advisory.config.yaml', 'rules: {tlp/deprecated: error}\n');
      write('repository/a/b.advisory.yaml', fixableAdvisory);
      write('other/c.advisory.yaml', fixableAdvisory);
      write('closed/d.advisory.yaml', fixableAdvisory);
      mkdirSync(join(folder, 'closed', '.git'));
      const checked = await run([...check, 'repository', 'other', 'closed']);
      assert.deepEqual(found(checked), {
        'repository/a/b.advisory.yaml': ['tlp/deprecated error'],
        'other/c.advisory.yaml': [],
        'closed/d.advisory.yaml': ['tlp/deprecated warning'],
      });
      assert.equal(checked.status, 1);
    }));

  it('applies to standard input as if it were in the current folder, and to fixes', () =>
    inWorkspace(async ({ write, run }) => {
      write('advisory.config.yaml', 'rules: {tlp/deprecated: "off"}\n');
      assert.deepEqual(found(await run([...check, '-'], { stdin: fixableAdvisory })), { '-': [] });
      const fixed = await run(['check', '--fix', '-'], { stdin: fixableAdvisory });
      assert.equal(fixed.stdout, fixableAdvisory);
    }));

  it('declares further advisories, with any file name', () =>
    inWorkspace(async ({ write, run }) => {
      write('advisory.config.yaml', 'files: [reports/**/*.yaml]\n');
      write('reports/a.yaml', cleanAdvisory);
      write('notes/b.yaml', 'a: b\n');
      write('reports/deep/c.yaml', fixableAdvisory);
      assert.deepEqual(found(await run([...check, '.'])), {
        'reports/a.yaml': [],
        'reports/deep/c.yaml': ['tlp/deprecated warning'],
      });
      assert.deepEqual(Object.keys(found(await run([...check, 'reports/deep']))), ['reports/deep/c.yaml']);
    }));

  it('stops the run with one line if it is invalid', () =>
    inWorkspace(async ({ write, run }) => {
      write('advisory.config.yaml', 'rules:\n  attack/revokd: error\n');
      write('a.advisory.yaml', cleanAdvisory);
      for (const args of [
        [...check, '.'],
        ['render', 'a.advisory.yaml'],
      ]) {
        assert.deepEqual(await run(args), {
          status: 2,
          stdout: '',
          stderr:
            'advisory: advisory.config.yaml:2:3: Unknown key `attack/revokd` in `rules`. Did you mean `attack/revoked`?\n',
        });
      }
    }));

  it('can be checked like an advisory', () =>
    inWorkspace(async ({ write, run }) => {
      write('sub/own.yaml', '# advisory-catalogue\nactors:\n  - alias: X\n');
      write('sub/advisory.config.yaml', 'rules: {}\n');
      assert.deepEqual(found(await run([...check, 'sub/own.yaml', 'sub/advisory.config.yaml'])), {
        'sub/own.yaml': ['schema/required error', 'schema/unknown-key error'],
        'sub/advisory.config.yaml': [],
      });
    }));
});

describe("a team's catalogues on the command line", () => {
  const ours = cleanAdvisory.replace('- APT29', '- SLATE FALCON');

  it('are known to the rules', () =>
    inWorkspace(async ({ write, run }) => {
      write('a.advisory.yaml', ours);
      assert.deepEqual(found(await run([...check, '.'])), { 'a.advisory.yaml': ['actor/unknown information'] });
      write('advisory.config.yaml', 'catalogues: own/*.yaml\n');
      write('own/actors.yaml', 'actors: [SLATE FALCON]\n');
      assert.deepEqual(found(await run([...check, '.'])), { 'a.advisory.yaml': [] });
    }));

  it('stop the run with their location if they are invalid or missing', () =>
    inWorkspace(async ({ write, run }) => {
      write('a.advisory.yaml', ours);
      write('advisory.config.yaml', 'catalogues: [own.yaml]\n');
      const gone = await run([...check, '.']);
      assert.match(gone.stderr, /^advisory: advisory\.config\.yaml:1:14: The file "own\.yaml" does not exist[^\n]*\n$/);
      write('own.yaml', 'actors:\n  - name: X\n    country: Russia\n');
      const wrong = await run([...check, '.']);
      assert.match(wrong.stderr, /^advisory: own\.yaml:3:14: `country` can't be "Russia"[^\n]*\n$/);
      assert.deepEqual([gone.status, wrong.status], [2, 2]);
    }));

  it('stop the run if one is a link that leads out of the folder', () =>
    inWorkspace(async ({ folder, write, run }) => {
      write('outside.yaml', 'actors: [SLATE FALCON]\n');
      write('team/a.advisory.yaml', ours);
      write('team/advisory.config.yaml', 'catalogues: "own*.yaml"\n');
      mkdirSync(join(folder, 'team', '.git'));
      symlinkSync(join(folder, 'outside.yaml'), join(folder, 'team', 'own.yaml'));
      assert.deepEqual(await run([...check, 'team']), {
        status: 2,
        stdout: '',
        stderr: `advisory: team/own.yaml: is a link that leads outside ${join(folder, 'team')}, so it is not followed\n`,
      });
    }));
});
