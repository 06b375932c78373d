/**
 * `npm run slow [-- --texts N] [-- --length N] [-- --match PATTERN] [-- --seed S] [-- --jobs N] [-- --all]`: asks everything of texts of
 * 64,000 characters that hold much of one thing, and tells of what takes more than 400 ms of the processor's time. `--match` chooses texts by
 * their names; `--texts` so many of them at random (2,000); `--all` has every value at every place of the schema. Ends with status 1 where
 * anything takes longer than the limit, or throws.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { testEnvironment } from '../support/environment.ts';
import { everyUse, type Use } from './everyUse.ts';
import { createRandom } from './random.ts';
import { slowTexts, type SlowText } from './slowTexts.ts';

const { values: options } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    texts: { type: 'string', default: '2000' },
    length: { type: 'string', default: '64000' },
    limit: { type: 'string', default: '400' },
    match: { type: 'string' },
    uses: { type: 'string' },
    jobs: { type: 'string', default: String(availableParallelism()) },
    all: { type: 'boolean', default: false },
    // Of a child: which of how many parts is its own.
    part: { type: 'string' },
  },
});

const limit = Number(options.limit);
const length = Number(options.length);
const isUsed = (name: string): boolean => options.uses === undefined || new RegExp(options.uses).test(name);
const jobs = Math.max(1, Number(options.jobs));

if (options.part !== undefined) await part(Number(options.part));
else await all();

/** The texts that were asked for, in an order that the seed decides. */
function chosen(): readonly SlowText[] {
  const random = createRandom(options.seed);
  const match = options.match === undefined ? undefined : new RegExp(options.match);
  const texts = slowTexts(testEnvironment().schema, options.all)
    .filter(({ name }) => match?.test(name) ?? true)
    .map((text) => ({ text, at: random.below(1_000_000) }))
    .sort((one, other) => one.at - other.at);
  return texts.slice(0, Number(options.texts)).map(({ text }) => text);
}

async function part(own: number): Promise<void> {
  // What is compiled and read on first use does not count.
  for (const { run } of everyUse('title: x\nactors: [APT28]\n', [9])) await run();
  const texts = chosen();
  for (let index = own; index < texts.length; index += jobs) {
    const text = texts[index];
    if (text) await time(text);
    if (index % 20 < jobs) console.error(`${index} of ${texts.length}`);
  }
}

/** Runs every use of a text, and tells of those that are slow. */
async function time({ name, make, start }: SlowText): Promise<void> {
  const usesOf = (text: string): readonly Use[] =>
    everyUse(
      text,
      [start + 2, Math.floor((start + text.length) / 2), text.length].map((at) => Math.min(at, text.length)),
    );
  for (const [index, use] of usesOf(make(length)).entries()) {
    if (index > 0 && !isUsed(use.name)) continue;
    try {
      const took = await fastest(use.run);
      if (took <= limit) continue;
      // The same of a quarter of the text: four times as fast is in the nature of things, sixteen times is not.
      const [read, ...others] = usesOf(make(length / 4));
      if (index > 0) await read?.run();
      const less = await fastest(() => (index > 0 ? others[index - 1] : read)?.run());
      const factor = (took / Math.max(1, less)).toFixed(1);
      report(`${String(Math.round(took)).padStart(6)} ms  ×${factor.padEnd(5)} ${use.name}: ${name}`);
    } catch (error) {
      report(`${use.name}: ${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
  }
}

/** The processor's milliseconds; what seems slow has two more chances, as garbage of others may have been collected. */
async function fastest(run: () => unknown): Promise<number> {
  let fastest = Infinity;
  for (let turn = 0; turn < 3 && fastest > limit; turn++) {
    const busy = process.cpuUsage();
    const began = performance.now();
    await run();
    const { user, system } = process.cpuUsage(busy);
    fastest = Math.min(fastest, (user + system) / 1000, performance.now() - began);
    if (fastest > 5_000) break;
  }
  return fastest;
}

function report(line: string): void {
  console.log(line);
  process.exitCode = 1;
}

async function all(): Promise<void> {
  const began = performance.now();
  console.log(`${chosen().length} texts of ${length} characters, seed ${options.seed}`);
  const statuses = await Promise.all(
    Array.from({ length: jobs }, async (_, own) => {
      const child = fork(import.meta.filename, [...process.argv.slice(2), `--jobs=${jobs}`, `--part=${own}`], {
        execArgv: ['--import', 'tsx', '--max-old-space-size=1024'],
      });
      const [status] = (await once(child, 'exit')) as [number | null];
      return status;
    }),
  );
  const failed = statuses.some((status) => status !== 0);
  console.log(`${failed ? 'Failed' : 'Fine'} after ${Math.round((performance.now() - began) / 1000)} s.`);
  if (failed) process.exitCode = 1;
}
