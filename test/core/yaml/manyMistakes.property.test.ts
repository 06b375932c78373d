/** Texts with many mistakes of one kind can be read, and every problem is within the text. */
import assert from 'node:assert/strict';
import { parseAdvisory } from '../../../server/src/core/index.ts';
import { testEnvironment } from '../../support/environment.ts';

const env = testEnvironment();

describe('thousands of mistakes in prose', () => {
  const lines = (make: (i: number) => string): string => Array.from({ length: 10_000 }, (_, i) => make(i)).join('');
  const texts: readonly (readonly [string, string])[] = [
    ['colons in one text', `summary: They came by night\n${lines((i) => `  Note ${i}: here\n`)}`],
    ['number signs in one text', `summary: They came by night\n${lines((i) => `  case #${i} here\n`)}`],
    ['comments in one text', `summary: They came by night\n${lines((i) => `  # note ${i}\n  and\n`)}`],
    ['wrapped items', `key_takeaways:\n${lines((i) => `  - They came ${i}.\n    Note: here\n`)}`],
    ['number signs in brackets', `tags: [${lines((i) => `a #${i}, `)}b]\n`],
    ['aliases', `x_a:\n${lines((i) => `  - &anchor${i} a\n`)}control_gaps:\n${lines((i) => `  - *ancho${i}\n`)}`],
  ];
  for (const [what, text] of texts)
    it(`${what} are reported, at spans in the text`, () => {
      const document = parseAdvisory(text, env.schema);
      assert.ok(document.syntaxProblems.length > 0);
      for (const { span } of document.syntaxProblems)
        assert.ok(0 <= span[0] && span[0] < span[1] && span[1] <= text.length);
    }).timeout(60_000);
});
