/** `advisory check`: reports what is wrong with advisories, and applies safe fixes. */
import { severities } from '../../core/index.ts';
import { createChecker, type CheckedFile, type CheckSetup } from '../check/checker.ts';
import { createReader } from '../check/input.ts';
import { inOrder } from '../check/inOrder.ts';
import { isInShard, jobsFor, type Shard } from '../check/jobs.ts';
import { createThread } from '../check/threads.ts';
import { wantsColour } from '../colours.ts';
import { fails, type FailOn } from '../failOn.ts';
import type { Failure, RunSummary } from '../formatters/formatter.ts';
import { createFormatter, type CheckFormat } from '../formatters/index.ts';
import { sourceRoot } from '../formatters/paths.ts';
import { addCounts, noCounts } from '../formatters/result.ts';
import { expandTargets, type Target } from '../input/expand.ts';
import { complain, exitStatus, type CliIo, type CliServices, type ExitStatus } from '../io.ts';
import { printable } from '../printable.ts';
import { createProgress } from '../progress.ts';
import { createTeam } from '../team.ts';

export interface CheckOptions {
  readonly format: CheckFormat;
  readonly failOn: FailOn;
  readonly fix?: boolean;
  /** False when `--no-color` was given. */
  readonly color: boolean;
  readonly shard?: Shard;
  /** How many threads; chosen by the number of files when absent. */
  readonly jobs?: number;
}

/** How many results per thread may wait for a slower one before them. */
const aheadByThread = 16;

/** Checks what the arguments name. Problems go to standard output; with `-` and `--fix` the fixed text does, and problems go to standard error. */
export async function runCheck(
  args: readonly string[],
  options: CheckOptions,
  io: CliIo,
  services: CliServices,
): Promise<ExitStatus> {
  const { shard } = options;
  const team = createTeam(
    services.environment(() => undefined),
    io.cwd,
  );
  const expansion = await expandTargets(args, io.cwd, team.advisoriesIn);
  for (const failure of expansion.failures) complain(io, failure);
  const targets = shard ? expansion.targets.filter((target) => isInShard(target, shard, io.cwd)) : expansion.targets;
  await team.refuseMistakes(targets.map(({ file }) => file));
  const failures = expansion.failures.map((message): Failure => ({ message }));
  const setup = setupOf(options, io, services);
  const read = await createReader(targets, io);
  const ownThread = createChecker(setup, services.environment, read);
  const jobs = jobsFor(targets.length, options.jobs);
  const threads = Array.from({ length: jobs > 1 ? jobs : 0 }, () =>
    createThread(() => services.startWorker({ advisoryCheck: setup })),
  );
  const lanes = threads.map(
    (thread) => (target: Target) => (target.file === undefined ? ownThread(target) : thread.check(target)),
  );
  let interrupted = false;
  const release = io.onInterrupt?.(() => (interrupted = true));
  try {
    const pace = { ahead: jobs * aheadByThread, stopped: () => interrupted };
    const results = inOrder(targets, lanes.length > 0 ? lanes : [ownThread], pace);
    const summary = await printAll(results, { targets, failures, setup, io, services }, () => interrupted);
    if (summary) return summary.status;
    complain(io, 'interrupted; the output is incomplete');
    return exitStatus.interrupted;
  } finally {
    release?.();
    await Promise.all(threads.map((thread) => thread.stop()));
  }
}

function setupOf(options: CheckOptions, io: CliIo, services: CliServices): CheckSetup {
  const { format, failOn, fix = false, color, shard } = options;
  return {
    format,
    failOn,
    fix,
    colour: wantsColour(io, color),
    cwd: io.cwd,
    root: sourceRoot(io.cwd, io.env),
    version: services.version,
    ...(shard ? { shard: `${shard.part}/${shard.of}` } : {}),
  };
}

interface Run {
  readonly targets: readonly Target[];
  /** Of the arguments. */
  readonly failures: readonly Failure[];
  readonly setup: CheckSetup;
  readonly io: CliIo;
  readonly services: CliServices;
}

/** Prints results as they come, then what sums them up; undefined when the run was interrupted. */
async function printAll(
  results: AsyncIterable<CheckedFile>,
  { targets, failures: failuresBefore, setup, io, services }: Run,
  interrupted: () => boolean,
): Promise<RunSummary | undefined> {
  const formatter = createFormatter(
    setup,
    services.environment(() => undefined),
  );
  const out = setup.fix && targets.some(({ file }) => file === undefined) ? io.stderr : io.stdout;
  const progress = createProgress(
    io.isErrorTTY && io.env['TERM'] !== 'dumb'
      ? { sink: io.stderr, total: targets.length, now: io.now ?? (() => performance.now()) }
      : undefined,
  );
  /** The progress line has to be erased only where one terminal shows both streams. */
  const print = async (text: string): Promise<void> => {
    if (text === '') return;
    if (io.isTTY || out === io.stderr) progress.clear();
    await out.write(text);
  };
  const unreadable = ({ failures: reasons }: CheckedFile): string => {
    const reason = reasons.at(-1);
    return reason?.path === undefined ? '' : formatter.unreadable({ ...reason, path: reason.path });
  };
  const failures = [...failuresBefore];
  let counts = noCounts;
  let files = 0;
  let fixed = 0;
  let separator = '';
  await print(formatter.head());
  for await (const result of results) {
    if (result.failures.length > 0) progress.clear();
    for (const { path = '-', message } of result.failures)
      complain(io, `${path === '-' ? 'standard input' : printable(path)}: ${message}`);
    failures.push(...result.failures);
    if (result.output !== undefined) await io.stdout.write(result.output);
    const piece = result.counts ? result.piece : unreadable(result);
    if (piece !== '') {
      await print(separator + piece);
      separator = formatter.separator;
    }
    if (result.counts) {
      files++;
      counts = addCounts(counts, result.counts);
    }
    fixed += result.fixed;
    progress.advance();
  }
  progress.clear();
  if (interrupted()) return undefined;
  const incomplete = failuresBefore.length > 0 || files < targets.length;
  const found = severities.some((severity) => counts[severity] > 0 && fails(severity, setup.failOn));
  const status = incomplete ? exitStatus.failed : found ? exitStatus.findings : exitStatus.clean;
  const summary = { files, counts, fixed, failures, status };
  await print(formatter.foot(summary));
  return summary;
}
