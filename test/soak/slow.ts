/** `npm run slow`: runs every feature on repetitive inputs, and reports those that take long; see {@link usage}. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { testEnvironment } from '../support/environment.ts';
import { everyUse, type Use } from './everyUse.ts';
import { createRandom } from './random.ts';
import { slowTexts, type SlowText } from './slowTexts.ts';

const usage = `npm run slow -- [options]
Runs every feature on repetitive inputs, and prints those that take longer than the limit, with the factor by which the time is longer than
for a quarter of the input. Exits with status 1 if there are any, or if anything throws.

  --all           every value at every location in the schema; otherwise only once for locations that are described alike
  --texts N       the number of inputs, chosen at random, one of each kind before the second of any (2000)
  --match REGEX   only inputs with such names, for example '^\\.malware'
  --uses REGEX    only features with such names, for example 'fix all|Word'
  --seed S        another random choice (1)
  --length N      the length of an input in characters (64000)
  --limit N       the limit in milliseconds of processor time (400)
  --screen        try a quarter of each input first, and all of it only if that takes more than an eighth of the limit
  --minutes N     end after this time
  --jobs N        the number of processes (all cores)
  --help          this text
`;

const { values: options } = parseArgs({
  options: {
    help: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    texts: { type: 'string', default: '2000' },
    length: { type: 'string', default: '64000' },
    limit: { type: 'string', default: '400' },
    match: { type: 'string' },
    uses: { type: 'string' },
    jobs: { type: 'string', default: String(availableParallelism()) },
    all: { type: 'boolean', default: false },
    screen: { type: 'boolean', default: false },
    minutes: { type: 'string', default: 'Infinity' },
    // For a child process: the number of its part, from 0.
    part: { type: 'string' },
  },
});

const limit = Number(options.limit);
const length = Number(options.length);
const isUsed = (name: string): boolean => options.uses === undefined || new RegExp(options.uses).test(name);
const jobs = Math.max(1, Number(options.jobs));

if (options.help) process.stdout.write(usage);
else if (options.part !== undefined) await part(Number(options.part));
else await all();

/** Returns the requested texts, in an order that the seed determines: one of each kind, then the second of each kind, and so on. */
function chosen(): readonly SlowText[] {
  const random = createRandom(options.seed);
  const match = options.match === undefined ? undefined : new RegExp(options.match);
  const shuffled = slowTexts(testEnvironment().schema, options.all)
    .filter(({ name }) => match?.test(name) ?? true)
    .map((text) => ({ text, at: random.below(1_000_000) }))
    .sort((one, other) => one.at - other.at);
  const counts = new Map<string, number>();
  return shuffled
    .map(({ text, at }) => {
      // The name without the location in the schema.
      const kind = text.name.replace(/^\.\S+ /, '');
      const nth = counts.get(kind) ?? 0;
      counts.set(kind, nth + 1);
      return { text, at, nth };
    })
    .sort((one, other) => one.nth - other.nth || one.at - other.at)
    .slice(0, Number(options.texts))
    .map(({ text }) => text);
}

async function part(own: number): Promise<void> {
  // A first run, because the time to compile and load what is needed on first use does not count.
  for (const { run } of everyUse('title: x\nactors: [APT28]\n', [9])) await run();
  const texts = chosen();
  const end = performance.now() + Number(options.minutes) * 60_000;
  let index = own;
  for (; index < texts.length && performance.now() < end; index += jobs) {
    const text = texts[index];
    if (text) await time(text);
    if (index % 20 < jobs) console.error(`${index} of ${texts.length}`);
  }
  if (index < texts.length) console.log(`Ended after ${options.minutes} minutes, at text ${index} of ${texts.length}.`);
}

/** Runs the requested uses of a text, and reports those that are slow or fail. */
async function time({ name, make, start }: SlowText): Promise<void> {
  const usesOf = (text: string): readonly Use[] =>
    everyUse(
      text,
      [start + 2, Math.floor((start + text.length) / 2), text.length].map((at) => Math.min(at, text.length)),
    );
  const suspects = options.screen ? await slowerThan(limit / 8, usesOf(make(length / 4))) : undefined;
  if (suspects?.size === 0) return;
  for (const [index, use] of usesOf(make(length)).entries()) {
    if (index > 0 && !(suspects?.has(index) ?? isUsed(use.name))) continue;
    try {
      const took = await fastest(use.run, limit);
      if (took <= limit) continue;
      // Measures the same for a quarter of the text: a factor of 4 means linear time, a factor of 16 quadratic time.
      const [read, ...others] = usesOf(make(length / 4));
      if (index > 0) await read?.run();
      const less = await fastest(() => (index > 0 ? others[index - 1] : read)?.run(), limit);
      const factor = (took / Math.max(1, less)).toFixed(1);
      report(`${String(Math.round(took)).padStart(6)} ms  ×${factor.padEnd(5)} ${use.name}: ${name}`);
    } catch (error) {
      report(`${use.name}: ${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
  }
}

/** Returns the indexes of the requested uses that take longer than a number of milliseconds, or throw. */
async function slowerThan(milliseconds: number, uses: readonly Use[]): Promise<ReadonlySet<number>> {
  const slow = new Set<number>();
  for (const [index, { name, run }] of uses.entries()) {
    if (index > 0 && !isUsed(name)) continue;
    try {
      if ((await fastest(run, milliseconds)) > milliseconds) slow.add(index);
    } catch {
      slow.add(index);
    }
  }
  return slow;
}

/**
 * Returns the milliseconds of the fastest run. Repeats a run that takes longer than `enough`, but at most 5 seconds, up to twice, because
 * garbage of earlier runs may have been collected meanwhile.
 */
async function fastest(run: () => unknown, enough: number): Promise<number> {
  let least = Infinity;
  for (let turn = 0; turn < 3 && least > enough; turn++) {
    const busy = process.cpuUsage();
    const began = performance.now();
    await run();
    const { user, system } = process.cpuUsage(busy);
    least = Math.min(least, (user + system) / 1000, performance.now() - began);
    if (least > 5_000) break;
  }
  return least;
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
