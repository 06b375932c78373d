/** The order of problems: by position, shorter ranges first, then by code. */
import assert from 'node:assert/strict';
import { analyze, parseAdvisory } from '../../../server/src/core/index.ts';
import { testEnvironment } from '../../support/environment.ts';

const environment = testEnvironment();

/** Returns `code "marked text"` of the problems that begin at the last occurrence of a word. */
function problemsAt(text: string, word: string): readonly string[] {
  return analyze(parseAdvisory(text, environment.schema), environment, {})
    .filter(({ span }) => span[0] === text.lastIndexOf(word))
    .map(({ code, span }) => `${code} "${text.slice(...span)}"`);
}

describe('problems with the same start', () => {
  it('are sorted from the shortest text to the longest', () => {
    const text = '{summary: x\n';
    assert.deepEqual(
      [...new Set(problemsAt(text, '{'))],
      ['yaml/syntax "{"', 'sections/missing "{summary: x"', 'sections/required "{summary: x"'],
    );
  });

  it('are sorted by code if they mark the same text', () => {
    const text = 'actors:\n  - Nobody Knows\n  - Nobody Knows\n';
    assert.deepEqual(problemsAt(text, 'Nobody'), ['actor/duplicate "Nobody Knows"', 'actor/unknown "Nobody Knows"']);
  });
});
