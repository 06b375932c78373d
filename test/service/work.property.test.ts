/** How much is done for a long text, in steps that are counted: what takes long on one machine takes as many steps on every machine. */
import assert from 'node:assert/strict';
import { everyUse } from '../soak/everyUse.ts';
import { slowTexts, type SlowText } from '../soak/slowTexts.ts';
import { testEnvironment } from '../support/environment.ts';
import { workOf } from '../support/work.ts';

/** In characters. */
const [short, long] = [4_000, 16_000];
/** Steps for each character that is added. A search through all names for each row takes thousands. */
const maxSteps = 150;

/** Cases that were quadratic before they were fixed: a search for each row or line, or all rows for each problem or row. */
const names: readonly string[] = [
  '.malware[] flow list of sentences',
  '.mitre_attack[] flow list of technique lines',
  '.mitre_attack[] flow list of mappings',
  '.mitre_attack[].id rows of new names',
  '.indicators[] items of mappings',
  'suppressions before new names',
  '.detection_rules[] block of "| where a == \\""',
  'document of "a\\n"',
];
const uses: readonly RegExp[] = [
  /^diagnostics/,
  /^(?:completion|code actions|fix all)/,
  /^(?:preview|semantic|inlay|names|links|symbols)/,
  /^(?:import|paste)/,
];

describe('the work for long text', function () {
  this.timeout(300_000);
  const texts = new Map(slowTexts(testEnvironment().schema, true).map((text) => [text.name, text]));
  for (const name of names)
    it(`grows with its length: ${name}`, async () => {
      const text = texts.get(name);
      assert.ok(text, name);
      // What is computed once, whatever the text, is not counted.
      for (const { run } of everyUse(text.make(500), [text.start])) await run();
      const [few, many] = [await stepsOf(text, short), await stepsOf(text, long)];
      const each = many.map((steps, at) => Math.round((steps - (few[at] ?? 0)) / (long - short)));
      for (const [at, steps] of each.entries())
        assert.ok(steps <= maxSteps, `${String(uses[at])}: ${each.join(', ')} steps a character`);
    });
});

async function stepsOf({ make, start }: SlowText, length: number): Promise<readonly number[]> {
  const text = make(length);
  const places = [Math.floor((start + text.length) / 2)];
  const all = everyUse(text, places);
  const steps: number[] = [];
  for (const use of uses)
    steps.push(
      await workOf(async () => {
        for (const { name, run } of all) if (use.test(name)) await run();
      }),
    );
  return steps;
}
