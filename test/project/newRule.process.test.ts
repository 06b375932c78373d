/** `npm run new:rule` in a copy of the project: the files that it writes work unchanged. */
import assert from 'node:assert/strict';
import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { check, resolveConfig } from 'prettier';
import { withRule } from '../../scripts/newRule/indexLines.ts';
import { readArguments } from '../../scripts/newRule/readArguments.ts';

const project = fileURLToPath(new URL('../../', import.meta.url));

/** Files and folders that a new rule changes, or that must be copied so that the copy is read instead of the project. */
const copied = [
  'README.md',
  'client/webview',
  'docs',
  'package.json',
  'package.nls.json',
  'schemas',
  'scripts',
  'server',
  'test/core/rules/fixtures.test.ts',
  'test/fixtures/rules',
  'test/project/rules.test.ts',
  'test/support',
  'test/tsconfig.json',
  'tsconfig.base.json',
];
const linked = ['node_modules', 'data', 'snippets', '.prettierrc.json'];

describe('npm run new:rule', function () {
  this.timeout(120_000);

  let copy = '';
  before(() => {
    copy = mkdtempSync(join(tmpdir(), 'new-rule-'));
    for (const path of copied) cpSync(join(project, path), join(copy, path), { recursive: true });
    for (const path of linked) symlinkSync(join(project, path), join(copy, path));
  });
  after(() => rmSync(copy, { recursive: true, force: true }));

  const program = (...args: readonly string[]): SpawnSyncReturns<string> =>
    spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8' });
  /** Runs Node in the copy; returns its output, and fails if the program does. */
  const node = (...args: readonly string[]): string => {
    const { status, stdout, stderr } = program(...args);
    assert.equal(status, 0, `${args.join(' ')}\n${stdout}${stderr}`);
    return stdout;
  };

  it('writes a rule that passes its tests, except for the parts to be replaced', async () => {
    const code = 'actor/made-up';
    const written = node('--import', 'tsx', 'scripts/newRule.ts', code, 'hint', "An actor's name is made up.");
    const files = [...written.matchAll(/^ {2}(\S+)$/gm)].map(([, file]) => file ?? '');
    const formats = await resolveConfig(join(project, 'package.json'));
    for (const file of files)
      assert.ok(
        file.endsWith('.txt') || (await check(readFileSync(join(copy, file), 'utf8'), { ...formats, filepath: file })),
        file,
      );
    node('--import', 'tsx', 'scripts/generate.ts');
    assert.ok(readFileSync(join(copy, 'docs/rules/README.md'), 'utf8').includes(`\`${code}\``));
    const mocha = ['node_modules/mocha/bin/mocha.js', '--no-config', '--import=tsx', '--timeout=60000'];
    const tests = ['test/project/rules.test.ts', 'test/core/rules/fixtures.test.ts'];
    const run = program(...mocha, ...tests, '--grep', `${code}|^rules (?:are|stand|have)`);
    assert.match(run.stdout, /raised by the bad advisory of its page[^]*bad\.yaml[^]* 1 failing/);
    for (const file of ['rules/actor/made-up.ts', 'docs/rules/actor-made-up.md', 'actor-made-up/bad.yaml'])
      assert.ok(run.stdout.includes(file), run.stdout);
  });

  it('explains what is wrong with an invalid code', () => {
    for (const [args, error] of [
      [['duplicate'], /family\/name/],
      [['Actor/Duplicate'], /family\/name/],
      [['yaml/tabs'], /metadata\.ts/],
      [['actor/duplicate'], /already/],
      [['actor/other', 'fatal'], /error, warning, information, hint/],
    ] as const) {
      const read = readArguments(args, ['actor/duplicate']);
      assert.match('error' in read ? read.error : '', error);
    }
  });

  it('keeps the index sorted if a rule is added at its start, in the middle or at its end', () => {
    const index = readFileSync(join(project, 'server/src/core/rules/index.ts'), 'utf8');
    const rules = ['aaa/first', 'attack/not-so-fast', 'zzz/last'].reduce(withRule, index);
    const imports = [...rules.matchAll(/^import \{ rule as (\w+) \} from '\.\/(.+)\.ts';$/gm)];
    const codes = imports.map(([, , code]) => code ?? '');
    assert.deepEqual(codes, [...codes].sort());
    const list = /Rule\[\] = \[([^\]]*)\]/.exec(rules)?.[1]?.match(/\w+/g);
    assert.deepEqual(
      list,
      imports.map(([, name]) => name),
    );
  });
});
