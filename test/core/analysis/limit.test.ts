import assert from 'node:assert/strict';
import { analyze } from '../../../server/src/core/analysis/analyze.ts';
import { limit } from '../../../server/src/core/analysis/limit.ts';
import type { Subject } from '../../../server/src/core/analysis/stage.ts';
import { parseAdvisory } from '../../../server/src/core/index.ts';
import type { Problem } from '../../../server/src/core/problems/problem.ts';
import { testEnvironment } from '../../support/environment.ts';

describe('the number of problems per code', () => {
  const problems = (code: string, count: number): Problem[] =>
    Array.from({ length: count }, (_, i) => ({ code, severity: 'warning', span: [i, i + 1], message: 'M.' }));
  const more = 'M. There may be more problems of this kind below. Fix these first to see them.';
  /** Returns for each code how many problems are reported, and the indices of those whose message says that there may be more. */
  const limited = (...all: readonly Problem[]): unknown => {
    const reported = limit.run(all, {} as Subject);
    const codes = [...new Set(all.map(({ code }) => code))];
    return codes.map((code) => {
      const own = reported.filter((problem) => problem.code === code);
      return [code, own.length, own.flatMap(({ message }, i) => (message === more ? [i] : []))];
    });
  };

  it('is at most 2,000; the message of the last one says that there may be more', () => {
    assert.deepEqual(limited(...problems('a/b', 2_000)), [['a/b', 2_000, []]]);
    assert.deepEqual(limited(...problems('a/b', 2_001)), [['a/b', 2_000, [1_999]]]);
    assert.deepEqual(limited(...problems('a/b', 5_000)), [['a/b', 2_000, [1_999]]]);
  });

  it('is limited for each code, wherever its problems are', () => {
    const [first, second, third] = [problems('a/b', 2_000), problems('c/d', 2_001), problems('e/f', 2_002)];
    const expected = [
      ['a/b', 2_000, []],
      ['c/d', 2_000, [1_999]],
      ['e/f', 2_000, [1_999]],
    ];
    assert.deepEqual(limited(...first, ...second, ...third), expected);
    const mixed = [...first, ...second, ...third].sort((a, b) => a.span[0] - b.span[0]);
    assert.deepEqual(limited(...mixed), expected);
  });
});

describe('the number of unknown keys', () => {
  const env = testEnvironment();
  /** Returns how many unknown keys of a mapping are reported, and the numbers in those keys whose message says that there may be more. */
  const reported = (mapping: string, indent: string, count: number): unknown => {
    const keys = Array.from({ length: count }, (_, i) => `${indent}zz${String(i)}yy: 1\n`);
    const document = parseAdvisory(`title: T\n${mapping}${keys.join('')}`, env.schema);
    const problems = analyze(document, env, {}).filter(({ code }) => code === 'schema/unknown-key');
    const last = problems.filter(({ message }) => message.endsWith('Fix these first to see them.'));
    return [problems.length, last.map(({ message }) => /zz(\d+)yy/.exec(message)?.[1])];
  };
  for (const [what, mapping, indent] of [
    ['an advisory', '', ''],
    ['a row', 'actors:\n  - name: APT28\n', '    '],
  ] as const)
    it(`is at most 100 in ${what}; the message of the last one says that there may be more`, () => {
      assert.deepEqual(reported(mapping, indent, 100), [100, []]);
      assert.deepEqual(reported(mapping, indent, 101), [100, ['99']]);
      assert.deepEqual(reported(mapping, indent, 150), [100, ['99']]);
    });
});
