/** Documents with thousands of suppression comments or levels of nesting. */
import assert from 'node:assert/strict';
import { analyze, parseAdvisory } from '../../server/src/core/index.ts';
import { parseYaml } from '../../server/src/core/document/incremental/parse.ts';
import type { Problem } from '../../server/src/core/problems/problem.ts';
import { testEnvironment } from '../support/environment.ts';

const environment = testEnvironment();
const problemsOf = (text: string): readonly Problem[] =>
  analyze(parseAdvisory(text, environment.schema), environment, {});
const has = (text: string, code: string): boolean => problemsOf(text).some((problem) => problem.code === code);

describe('suppression comments by the thousand', () => {
  it('can end and start again any number of times', () => {
    const turns = '# advisory-disable\n# advisory-enable tlp/deprecated\n'.repeat(2_000);
    assert.equal(has(`${turns}tlp: WHITE\n`, 'tlp/deprecated'), true);
    assert.equal(has(`${turns}tlp: WHITE\n`, 'sections/required'), false);
    assert.equal(has(`${turns}# advisory-disable\ntlp: WHITE\n`, 'tlp/deprecated'), false);
    assert.equal(has(`${turns}# advisory-enable\ntlp: WHITE\n`, 'tlp/deprecated'), true);
  });

  it('are reported as unused up to the limit for a code, except the one that is used', () => {
    const comments = '# advisory-disable-next-line attack/revoked\n'.repeat(5_000);
    const found = problemsOf(`${comments}# advisory-disable-next-line tlp/deprecated\ntlp: WHITE\n`);
    assert.equal(found.filter(({ code }) => code === 'tlp/deprecated').length, 0);
    const unused = found.filter(({ code }) => code === 'advisory/unused-suppression');
    assert.equal(unused.length, 2_000);
    assert.match(unused.at(-1)?.message ?? '', /There may be more problems of this kind below/);
    assert.doesNotMatch(unused.at(-2)?.message ?? '', /There may be more/);
  });
});

describe('documents with thousands of levels', () => {
  const block = Array.from({ length: 3_000 }, (_one, depth) => `${' '.repeat(depth)}a:\n`).join('');
  for (const [what, text] of [
    ['brackets', `tags: ${'['.repeat(100_000)}`],
    ['dashes', '- '.repeat(100_000)],
    ['mappings', block],
  ] as const)
    it(`are rejected with one problem: ${what}`, () => {
      const codes = parseYaml(text, () => false).problems.map(({ code }) => code);
      assert.deepEqual(codes, ['yaml/too-large']);
    });
});
