/**
 * `npm run soak [-- --seed S] [-- --edits N] [-- --jobs N] [-- --opens N] [-- --session NAME --other NAME]`: edits documents at random, and
 * checks after every edit that the document that was read incrementally equals the one that is read from scratch, and the `yaml` library's
 * result for the whole text; then opens and closes a large document in the built server repeatedly. Exits with status 1 if something
 * differs, after printing seed, step, and the shortest texts that show the difference.
 */
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { usualConditions } from './conditions.ts';
import { planSessions, type Session } from './plan.ts';
import { readStartTexts } from './startTexts.ts';
import type { Report } from './worker.ts';

const { values: options } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    edits: { type: 'string', default: '10000' },
    jobs: { type: 'string', default: String(availableParallelism()) },
    opens: { type: 'string', default: '500' },
    session: { type: 'string' },
    other: { type: 'string' },
  },
});
/** The maximum number of failures that are reported before the run stops. */
const maxFailures = 5;

const began = performance.now();
const { texts, absent } = readStartTexts(options.seed.replace(/\..*$/, ''));
for (const name of absent) console.log(`Without ${name}: it is not at hand.`);
const sessions =
  options.session === undefined ? planSessions(texts, Number(options.edits), options.seed) : [oneSession()];
const planned = sessions.reduce((sum, { edits }) => sum + edits, 0);
console.log(`${sessions.length} sessions with ${planned} edits, of ${texts.length} texts, seed ${options.seed}`);

const reports: Report[] = [];
const isLeakTested = options.session === undefined && Number(options.opens) > 0;
const queue = [...sessions];
const jobs = Math.max(1, Number(options.jobs));
const [survived] = await Promise.all([
  isLeakTested ? openAndClose().finally(() => (jobs > 1 ? work() : undefined)) : true,
  ...Array.from({ length: isLeakTested && jobs > 1 ? jobs - 1 : jobs }, work),
]);
tell();

function oneSession(): Session {
  const { session: name = '', other = name, seed } = options;
  return { name, other, seed, edits: Number(options.edits) };
}

/** Starts a process that works through the queue. */
async function work(): Promise<void> {
  if (queue.length === 0) return;
  const generatorSeed = options.seed.replace(/\..*$/, '');
  const child = fork(join(import.meta.dirname, 'worker.ts'), [generatorSeed], {
    // A larger young generation, because half of the time was spent on collecting it.
    execArgv: ['--max-semi-space-size=64', '--import', 'tsx'],
  });
  const ended = once(child, 'exit');
  child.on('message', (message: 'ready' | Report) => {
    if (message !== 'ready') {
      reports.push(message);
      if (message.failure) tellFailure(message, message.failure);
      else if (reports.length % 25 === 0) console.log(`${reports.length} of ${sessions.length} sessions`);
    }
    const next = reports.filter(({ failure }) => failure).length < maxFailures ? queue.shift() : undefined;
    if (next) child.send(next);
    else child.disconnect();
  });
  const [status] = await ended;
  if (status !== 0) throw new Error(`A worker ended with status ${String(status)}.`);
}

async function openAndClose(): Promise<boolean> {
  const args = ['--import', 'tsx', join(import.meta.dirname, 'openClose.ts'), options.opens];
  const [status] = await once(spawn(process.execPath, args, { stdio: 'inherit' }), 'close');
  return status === 0;
}

function tellFailure({ session }: Report, { step, first, shrunk }: NonNullable<Report['failure']>): void {
  const { where, actual, expected } = shrunk.difference;
  console.log(
    [
      '',
      `DIFFERS: ${session.name}, seed ${session.seed}, step ${step}: ${first.where}`,
      `  again: npm run soak -- --session '${session.name}' --other '${session.other}' --seed ${session.seed} --edits ${session.edits}`,
      `  shrunk to ${shrunk.steps.length} texts, each read on from the one before:`,
      ...shrunk.steps.map(({ text, conditions, aside }) => {
        const judged =
          JSON.stringify(conditions) === JSON.stringify(usualConditions) ? '' : ` ${JSON.stringify(conditions)}`;
        return `    ${clip(JSON.stringify(text))}${aside ? ' (aside)' : ''}${judged}`;
      }),
      `  ${where}`,
      `    is         ${clip(actual)}`,
      `    should be  ${clip(expected)}`,
    ].join('\n'),
  );
}

function clip(text: string): string {
  return text.length > 3000 ? `${text.slice(0, 3000)}… (${text.length} characters)` : text;
}

function tell(): void {
  const steps = reports.reduce((sum, report) => sum + report.steps, 0);
  const wellFormed = reports.reduce((sum, report) => sum + report.wellFormed, 0);
  const failures = reports.filter(({ failure }) => failure).length;
  const slow = reports.toSorted((a, b) => b.slowest - a.slowest).slice(0, 3);
  console.log(
    [
      '',
      `${steps} versions were parsed incrementally and from scratch in ${((performance.now() - began) / 1000).toFixed(0)} s, ${wellFormed} of them well-formed and compared with the library; ${failures} sessions differ`,
      ...slow.map(
        ({ session, slowest }) => `  a step took ${slowest.toFixed(0)} ms in ${session.name}, seed ${session.seed}`,
      ),
    ].join('\n'),
  );
  process.exitCode = failures > 0 || !survived ? 1 : 0;
}
