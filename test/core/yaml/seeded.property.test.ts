/** A whole advisory with one mistake in it: usually one diagnostic, on its line, with a fix that works; other diagnostics remain. */
import assert from 'node:assert/strict';
import { createMeasure, plantedAdvisory, type Outcome } from './seeded/measure.ts';
import { pastedMistakes } from './seeded/pasted.ts';
import { quoteMistakes } from './seeded/quotes.ts';
import { shapeMistakes } from './seeded/shapes.ts';

const mistakes = [...quoteMistakes, ...shapeMistakes, ...pastedMistakes];

function said({ text, raised }: Outcome): string {
  return raised.map(({ code, span, message }) => `\n  ${code} "${text.slice(...span)}" ${message}`).join('');
}

for (const [writing, write] of [
  ['LF', (text: string): string => text],
  ['CRLF', (text: string): string => text.replaceAll('\n', '\r\n')],
] as const)
  describe(`a mistake in a whole advisory with ${writing}`, () => {
    const measure = createMeasure(plantedAdvisory(), write);
    const outcomes = new Map<string, Outcome>();

    for (const mistake of mistakes)
      it(`${mistake.what}: at most three diagnostics, on its line, and none missing elsewhere`, () => {
        const outcome = measure(mistake);
        outcomes.set(mistake.what, outcome);
        assert.ok(outcome.raised.length >= 1 && outcome.raised.length <= 3, said(outcome));
        assert.ok(outcome.onItsLine, said(outcome));
        assert.deepEqual(outcome.hidden, []);
      });

    const share = (holds: (outcome: Outcome) => boolean): number =>
      [...outcomes.values()].filter(holds).length / mistakes.length;
    const failing = (holds: (outcome: Outcome) => boolean): string =>
      [...outcomes].flatMap(([what, outcome]) => (holds(outcome) ? [] : [what])).join('; ');

    it('raises exactly one diagnostic in nine cases of ten', () => {
      const isOne = ({ raised }: Outcome): boolean => raised.length === 1;
      assert.ok(share(isOne) >= 0.9, failing(isOne));
    });

    it('has a fix that leaves the intended text in seven cases of ten', () => {
      const isFixed = ({ fixed }: Outcome): boolean => fixed;
      assert.ok(share(isFixed) >= 0.7, failing(isFixed));
    });
  });
