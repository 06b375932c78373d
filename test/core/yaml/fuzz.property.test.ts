/** A sample of the documents of `npm run fuzz`, and other unrealistic texts. */
import { judge } from '../../soak/fuzzed.ts';
import { fuzzText, readFuzzStarts } from '../../soak/fuzzTexts.ts';
import { createRandom } from '../../soak/random.ts';
import { againWith, textSeed } from '../../support/property.ts';

describe('random documents', () => {
  const starts = readFuzzStarts();
  const seed = textSeed('sample');

  function judgeText(text: string): void {
    try {
      judge(text);
    } catch (error) {
      throw new Error(`${againWith(seed)}\n${JSON.stringify(text)}`, { cause: error });
    }
  }

  for (let part = 0; part < 10; part++)
    it(`are parsed and checked, sample ${part + 1}`, () => {
      for (let index = 0; index < 20; index++) judgeText(fuzzText(createRandom(`${seed} ${part} ${index}`), starts));
    });

  it('are parsed if a block begins with a no-break space and continues with deeper indentation', () => {
    judge('\u2019body: |\n\u00a0\n    \u3bc6\u201cT1566.002#\u00a0');
  });

  it('are parsed with thousands of lines of tabs', () => {
    judge(`title: x\n${'\t\n\t\t\n'.repeat(10_000)}\te: "y"\n detection_engineering:\n  edr_visibility: low\n`);
  });
});
