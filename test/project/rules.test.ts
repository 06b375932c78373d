/** Every rule has its file, its page and its fixtures, and there are no leftovers. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { leftover } from '../../scripts/newRule/templates.ts';
import { analyze, parseAdvisory } from '../../server/src/core/index.ts';
import { allRules, rules } from '../../server/src/core/rules/index.ts';
import { testEnvironment } from '../support/environment.ts';

const project = fileURLToPath(new URL('../../', import.meta.url));
const fileName = (code: string): string => code.replace('/', '-');

/** Codes without fixtures, because no text makes a rule fail; test/core/rules/failures.test.ts tests that. */
const withoutFixtures = ['advisory/internal-error'];

/** Codes whose examples cannot be checked, because their pages show only a part of an advisory or of a text, or one of two files. */
const withoutExample = [
  ...withoutFixtures,
  'advisory/duplicate-id',
  'sections/required',
  'sections/missing',
  'yaml/too-large',
];

const environment = testEnvironment();
const codesOf = (text: string): string[] =>
  analyze(parseAdvisory(text, environment.schema), environment, {}).map(({ code }) => code);

describe('rules', () => {
  it('are listed once each, sorted by code', () => {
    const codes = allRules.map(({ meta }) => meta.code);
    assert.deepEqual(codes, [...new Set(codes)].sort());
  });

  it('are in the file that their code names', () => {
    for (const { meta } of rules) {
      const file = `server/src/core/rules/${meta.code}.ts`;
      assert.ok(existsSync(project + file), file);
    }
  });

  it('are all in the index', () => {
    const folder = `${project}server/src/core/rules/`;
    const files = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'shared')
      .flatMap(({ name }) => readdirSync(folder + name).map((file) => `${name}/${file.replace(/\.ts$/, '')}`));
    assert.deepEqual(files.sort(), rules.map(({ meta }) => meta.code).sort());
  });

  for (const { meta } of allRules) {
    it(`${meta.code} has a page that shows both a bad and a good advisory`, () => {
      const page = readFileSync(`${project}docs/rules/${fileName(meta.code)}.md`, 'utf8');
      assert.ok(page.startsWith(`# \`${meta.code}\`\n`), 'title');
      assert.match(meta.summary, /\S\.$/, 'summary');
      assert.ok(page.includes(meta.summary), 'summary');
      assert.ok(page.includes(`**${meta.severity}**`), 'default severity');
      assert.ok(page.includes(`# advisory-disable-next-line ${meta.code}`), 'suppression');
      assert.ok((page.match(/```yaml/g) ?? []).length >= 2, 'examples');
      assert.ok(page.includes('## How to fix it'), 'fix');
    });
    if (!withoutExample.includes(meta.code)) {
      it(`${meta.code} is raised by the bad advisory of its page, and not by the good one`, () => {
        const page = readFileSync(`${project}docs/rules/${fileName(meta.code)}.md`, 'utf8');
        const [bad = '', good = ''] = [...page.matchAll(/```yaml\n([^]*?)```/g)].map((match) => match[1] ?? '');
        assert.deepEqual([codesOf(bad).includes(meta.code), codesOf(good).includes(meta.code)], [true, false]);
      });
    }
    if (withoutFixtures.includes(meta.code)) continue;
    it(`${meta.code} has a bad and a good fixture`, () => {
      const files = readdirSync(`${project}test/fixtures/rules/${fileName(meta.code)}`);
      assert.ok(
        files.some((file) => file.startsWith('bad')),
        'bad',
      );
      assert.ok(
        files.some((file) => file.startsWith('good')),
        'good',
      );
    });
  }

  it('have no leftovers of the template of npm run new:rule', () => {
    const left = allRules
      .flatMap(({ meta }) => {
        const fixtures = `test/fixtures/rules/${fileName(meta.code)}`;
        const files = existsSync(project + fixtures) ? readdirSync(project + fixtures) : [];
        return [
          `server/src/core/rules/${meta.code}.ts`,
          `docs/rules/${fileName(meta.code)}.md`,
          ...files.map((file) => `${fixtures}/${file}`),
        ];
      })
      .filter((file) => existsSync(project + file) && readFileSync(project + file, 'utf8').includes(leftover));
    assert.deepEqual(left, [], leftover);
  });

  it('have no page or fixture of an unknown rule', () => {
    const known = new Set(allRules.map(({ meta }) => fileName(meta.code)));
    const pages = readdirSync(`${project}docs/rules`).map((file) => file.replace(/\.md$/, ''));
    const folders = readdirSync(`${project}test/fixtures/rules`, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    assert.deepEqual(
      [...pages.filter((page) => page !== 'README'), ...folders].filter((name) => !known.has(name)),
      [],
    );
  });
});
