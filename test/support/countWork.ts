/**
 * Prints the work for texts of several lengths as JSON, for `test/service/work.property.test.ts`, which runs it in a process of its own.
 * Arguments: the name of a text, the lengths separated by commas, and patterns of uses.
 */
import { startCounting } from './work.ts';

const { workOf } = await startCounting();
const { everyUse } = await import('../soak/everyUse.ts');
const { slowTexts } = await import('../soak/slowTexts.ts');
const { testEnvironment } = await import('./environment.ts');

const [name = '', lengths = '', ...patterns] = process.argv.slice(2);
const text = slowTexts(testEnvironment().schema, true).find((one) => one.name === name);
if (!text) throw new Error(`There is no text ${name}.`);
const counts: number[][] = [];
for (const length of [500, ...lengths.split(',').map(Number)]) {
  const made = text.make(length);
  const uses = everyUse(made, [Math.floor((text.start + made.length) / 2)]);
  const steps: number[] = [];
  for (const pattern of patterns)
    steps.push(
      await workOf(async () => {
        for (const { name: use, run } of uses) if (new RegExp(pattern).test(use)) await run();
      }),
    );
  counts.push(steps);
}
// The first count includes what is computed only once, whatever the text.
console.log(JSON.stringify(counts.slice(1)));
