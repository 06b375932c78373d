/** `npm run fuzz`: creates random documents, checks them, and uses some of them like an author; see {@link usage}. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { createFuzzKinds, type FuzzKindName } from './fuzzKinds.ts';
import { use } from './fuzzedUse.ts';
import { createRandom } from './random.ts';

const usage = `npm run fuzz -- [options]
Creates random documents, and parses and checks each of them. Nine in ten are advisories, the others configuration files, team catalogues,
catalogue updates and files to import. Every eighth advisory is also completed, hovered, fixed, edited, pasted into, converted and exported
at random locations. Prints each document that makes something throw, gets a range outside of its text, or takes more than two seconds, and
exits with status 1 if there are any.

  --documents N   the number of documents (100000)
  --seed S        other random documents (1)
  --kind K        only advisory, configuration, catalogue, bundle or import
  --only I        only document number I, which is also printed
  --jobs N        the number of processes (all cores)
  --help          this text
`;

const { values: options } = parseArgs({
  options: {
    help: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    documents: { type: 'string', default: '100000' },
    jobs: { type: 'string', default: String(availableParallelism()) },
    only: { type: 'string' },
    kind: { type: 'string' },
    // For a child process: the number of its part, from 0.
    part: { type: 'string' },
  },
});

const maxMilliseconds = 2_000;
const documents = Number(options.documents);
const jobs = Math.max(1, Number(options.jobs));
const kinds = createFuzzKinds();
const others: readonly FuzzKindName[] = ['configuration', 'catalogue', 'bundle', 'import'];
const chosen = [...others, 'advisory' as const].find((kind) => kind === options.kind);
const kindOf = (index: number): FuzzKindName =>
  chosen ?? (index % 10 === 9 ? (others[Math.floor(index / 10) % others.length] ?? 'advisory') : 'advisory');
const textOf = (index: number): string => kinds[kindOf(index)].text(createRandom(`${options.seed} ${index}`));

if (options.help) process.stdout.write(usage);
else if (options.only !== undefined) {
  const text = textOf(Number(options.only));
  process.stdout.write(`${text}\n`);
  await tell(Number(options.only), text);
  await useDocument(Number(options.only), text);
} else if (options.part !== undefined) await part(Number(options.part));
else await all();

/** Checks every document of a part, uses some of them like an author, and reports those that fail or are slow. */
async function part(own: number): Promise<void> {
  await kinds.advisory.judge('title: x\n');
  let slowest = 0;
  for (let index = own; index < documents; index += jobs) {
    const text = textOf(index);
    slowest = Math.max(slowest, await tell(index, text));
    if (Math.floor(index / jobs) % 8 === 0) await useDocument(index, text);
  }
  console.log(`part ${own + 1} of ${jobs}: slowest ${Math.round(slowest)} ms`);
}

/** Checks a document, and reports it if that fails or is slow; returns the milliseconds of the fastest run, 0 after a failure. */
async function tell(index: number, text: string): Promise<number> {
  let fastest = Infinity;
  try {
    // Other programs may have slowed down the run, so a slow document gets up to two more runs, of which the fastest counts.
    for (let run = 0; run < 3 && fastest > maxMilliseconds; run++) {
      const began = performance.now();
      const busy = process.cpuUsage();
      await kinds[kindOf(index)].judge(text);
      const { user, system } = process.cpuUsage(busy);
      fastest = Math.min(fastest, performance.now() - began, (user + system) / 1000);
    }
  } catch (error) {
    complain(index, text, error);
    return 0;
  }
  if (fastest > maxMilliseconds) {
    console.log(`${kindOf(index)} ${index} (${text.length} characters): ${Math.round(fastest)} ms`);
    process.exitCode = 1;
  }
  return fastest;
}

/** Uses an advisory like an author, and reports failures. The longest ones are skipped because they take too long. */
async function useDocument(index: number, text: string): Promise<void> {
  if (kindOf(index) !== 'advisory' || text.length > 50_000) return;
  const random = createRandom(`${options.seed} ${index} use`);
  try {
    await use(text, kinds.advisory.text(random).slice(0, 20_000), random);
  } catch (error) {
    complain(index, text, error);
  }
}

function complain(index: number, text: string, error: unknown): void {
  const what = error instanceof Error ? error.stack : String(error);
  console.log(`${kindOf(index)} ${index} (${text.length} characters): ${what}`);
  process.exitCode = 1;
}

async function all(): Promise<void> {
  const began = performance.now();
  console.log(`${documents} documents, seed ${options.seed}`);
  const statuses = await Promise.all(
    Array.from({ length: jobs }, async (_, own) => {
      const child = fork(import.meta.filename, [...process.argv.slice(2), `--jobs=${jobs}`, `--part=${own}`], {
        execArgv: ['--import', 'tsx', '--max-old-space-size=512'],
      });
      const [status] = (await once(child, 'exit')) as [number | null];
      return status;
    }),
  );
  const failed = statuses.some((status) => status !== 0);
  console.log(`${failed ? 'Failed' : 'Fine'} after ${Math.round((performance.now() - began) / 1000)} s.`);
  if (failed) process.exitCode = 1;
}
