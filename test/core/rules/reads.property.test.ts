/** A rule that checks single rows depends only on rows under the keys that it declares: with all rows, it reports the same. */
import assert from 'node:assert/strict';
import { analyze } from '../../../server/src/core/analysis/analyze.ts';
import { rules } from '../../../server/src/core/rules/index.ts';
import { readsRows, type Reads, type Rule } from '../../../server/src/core/rules/rule.ts';
import { testEnvironment } from '../../support/environment.ts';
import { readInChunks } from '../../support/inChunks.ts';
import { readStartTexts } from '../../soak/startTexts.ts';
import { plantedAdvisory } from '../yaml/seeded/measure.ts';

const env = testEnvironment();
const texts = [
  { name: 'planted', text: plantedAdvisory() },
  ...readStartTexts('reads').texts.filter(
    ({ family, text }) => text.length < 6_000 && (family === 'examples' || family === 'fixtures' || family === 'valid'),
  ),
];

const problems = (text: string): readonly string[] =>
  analyze(readInChunks(text, env.schema), env, {}).map(
    ({ code, span, message }) => `${code} ${span.join('-')} ${message}`,
  );

/** Runs a function while rules declare other `reads`, and returns its result. */
function whileReading<T>(changed: readonly Rule[], reads: Reads, run: () => T): T {
  const declared = changed.map((rule) => ({ rule: rule as { reads: Reads }, reads: rule.reads }));
  for (const { rule } of declared) rule.reads = reads;
  try {
    return run();
  } finally {
    for (const { rule, reads: own } of declared) rule.reads = own;
  }
}

/** Returns the names of the texts for which the problems differ if the given rules get every chunk. */
const differing = (changed: readonly Rule[]): readonly string[] =>
  texts.flatMap(({ name, text }) => {
    const own = problems(text);
    const all = whileReading(changed, { rows: 'all' }, () => problems(text));
    return own.join('\n') === all.join('\n') ? [] : [name];
  });

describe('the keys of rules about rows', function () {
  this.timeout(120_000);
  const rowRules = rules.filter(readsRows);

  it('are keys of the format', () => {
    const known = new Set(env.schema.root.keys.map(({ key }) => key));
    for (const { meta, reads } of rowRules)
      if (reads.rows !== 'all')
        assert.deepEqual(
          reads.rows.filter((key) => !known.has(key)),
          [],
          meta.code,
        );
  });

  it('are sufficient: with every chunk, the rules report the same', () => {
    assert.ok(texts.length > 100);
    assert.deepEqual(differing(rowRules), []);
  });

  it('are detected as insufficient if a rule declares other ones', () => {
    const [rule] = rowRules.filter(({ meta }) => meta.code === 'indicator/malformed');
    assert.ok(rule);
    assert.ok(whileReading([rule], { rows: ['references'] }, () => differing([rule])).length > 0);
  });
});
