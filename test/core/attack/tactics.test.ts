import assert from 'node:assert/strict';
import { analyze, parseAdvisory } from '../../../server/src/core/index.ts';
import { typosBetween } from '../../../server/src/core/util/typos.ts';
import { testEnvironment } from '../../support/environment.ts';

describe('values that name several tactics', () => {
  /** Returns the ranges of all unknown tactics in the name of a stage, relative to the start of the name. */
  function unknownIn(stage: string): readonly (readonly [number, number])[] {
    const text = `attack_chain:\n  - stage: ${stage}\n    description: d\n`;
    const offset = text.indexOf(stage);
    return analyze(parseAdvisory(text, testEnvironment().schema), testEnvironment(), {})
      .filter(({ code }) => code === 'attack/unknown-tactic')
      .map(({ span: [start, end] }) => [start - offset, end - offset]);
  }

  it('each occurrence of a misspelt tactic has its own range', () => {
    assert.deepEqual(unknownIn('Persistance / Persistance'), [
      [0, 11],
      [14, 25],
    ]);
  });

  it('a tactic within a longer word before it is not marked', () => {
    assert.deepEqual(unknownIn('Persistence, Persistance,Persistanc'), [
      [13, 24],
      [25, 35],
    ]);
  });

  it('a stage in other words is accepted, however many parts it has', () => {
    assert.deepEqual(unknownIn('AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H, day one; staging'), []);
  });
});

describe('typos between words', () => {
  const words: readonly (readonly [string, string, number])[] = [
    ['execution', 'execution', 0],
    ['exectuion', 'execution', 1],
    ['executionn', 'execution', 1],
    ['xecutio', 'execution', 2],
    ['wizard', 'wisard', 1],
    ['wizard', 'wiqard', 2],
    ['exfiltration', 'infiltration', 3],
    ['execution', 'collection', 3],
    ['discovery', 'recovery', 3],
    ['impact', 'impairment', 3],
  ];
  for (const [one, other, typos] of words)
    it(`${one}, ${other}: ${typos === 3 ? 'more than two' : typos}`, () =>
      assert.equal(Math.min(3, typosBetween(one, other)), typos));
});
