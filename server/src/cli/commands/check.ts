/** `advisory check`: reports problems in advisories and, with `--fix`, applies safe fixes. */
import { pushAll, severities, type RuleSettings } from '../../core/index.ts';
import { createChecker, type CheckedFile, type CheckSetup } from '../check/checker.ts';
import { createReader } from '../check/input.ts';
import { inOrder } from '../check/inOrder.ts';
import { isInShard, type Shard } from '../check/jobs.ts';
import { findSameIds, type SameIds } from '../check/sameIds.ts';
import { createThreadChecker, threadsFor } from '../check/threadCheckers.ts';
import { createThread, type Thread } from '../check/threads.ts';
import { wantsColour } from '../colours.ts';
import { fails, type FailOn } from '../failOn.ts';
import type { Failure, RunSummary } from '../formatters/formatter.ts';
import { createFormatter, type CheckFormat } from '../formatters/index.ts';
import { sourceRoot } from '../formatters/paths.ts';
import { addCounts, noCounts } from '../formatters/result.ts';
import { expandTargets, type Target, type TargetFailure } from '../input/expand.ts';
import { complain, exitStatus, type CliIo, type CliServices, type ExitStatus } from '../io.ts';
import { printable } from '../printable.ts';
import { createProgress } from '../progress.ts';
import { createTeam } from '../team.ts';
import { newRun, removeTemporaries } from '../write.ts';

export interface CheckOptions {
  readonly format: CheckFormat;
  readonly failOn: FailOn;
  readonly fix?: boolean;
  /** False for `--no-color`. */
  readonly color: boolean;
  readonly shard?: Shard;
  /** The number of threads. By default, it depends on the number of files. */
  readonly jobs?: number;
  /** The severities set with `--rule`. */
  readonly rule?: RuleSettings;
  /** Globs of excluded files. */
  readonly exclude?: readonly string[];
}

/** The maximum number of files per thread that have been started, but whose results have not been printed. */
const aheadByThread = 16;

/**
 * Checks the files given as arguments, and prints problems to standard output. With `-` and `--fix`, the fixed text is printed there
 * instead, and problems are printed to standard error.
 */
export async function runCheck(
  args: readonly string[],
  options: CheckOptions,
  io: CliIo,
  services: CliServices,
): Promise<ExitStatus> {
  const { shard, exclude = [] } = options;
  const team = createTeam(
    services.environment(() => undefined),
    io.cwd,
  );
  const { failures, targets: all } = await expandTargets(args, io.cwd, { further: team.advisoriesIn, exclude });
  for (const { path, message } of failures) complain(io, `${printable(path)}: ${printable(message)}`);
  const targets = shard ? all.filter((target) => isInShard(target, shard, io.cwd)) : all;
  await team.refuseErrors(targets.map(({ file }) => file));
  const read = await createReader(targets, io);
  const count = await threadsFor(targets, options.jobs, io, read);
  const interrupt = new AbortController();
  const isInterrupted = (): boolean => interrupt.signal.aborted;
  const threads: Thread[] = [];
  const release = io.onInterrupt?.(() => {
    interrupt.abort();
    // Terminates the threads in the middle of their work, so that the program exits immediately.
    for (const thread of threads) void thread.stop();
  });
  const setup = setupOf(
    options,
    io,
    services,
    await findSameIds(
      all,
      services.environment(() => undefined),
      isInterrupted,
    ),
  );
  for (let index = 0; index < count; index++)
    threads.push(createThread(() => services.startWorker({ advisoryCheck: setup })));
  const checkers = threads.map((thread) => createThreadChecker(thread, read));
  const ownChecker = createChecker(setup, services.environment, read);
  try {
    const pace = { ahead: Math.max(1, threads.length) * aheadByThread, stopped: isInterrupted };
    const results = inOrder(targets, checkers.length > 0 ? checkers : [ownChecker], pace);
    const summary = await printAll(results, { targets, failures, setup, io, services }, isInterrupted);
    if (summary) return summary.status;
    if (!io.outputError?.()) complain(io, 'interrupted; the output is incomplete');
    return exitStatus.interrupted;
  } finally {
    release?.();
    await Promise.all(threads.map((thread) => thread.stop()));
    if (isInterrupted() && setup.fix)
      await removeTemporaries(
        targets.flatMap(({ file }) => file ?? []),
        setup.run,
      );
  }
}

function setupOf(options: CheckOptions, io: CliIo, services: CliServices, sameIds: SameIds): CheckSetup {
  const { format, failOn, fix = false, color, shard, rule = {} } = options;
  return {
    format,
    failOn,
    fix,
    run: newRun(),
    rules: rule,
    sameIds,
    colour: wantsColour(io, color),
    cwd: io.cwd,
    root: sourceRoot(io.cwd, io.env),
    version: services.version,
    ...(shard ? { shard: `${shard.part}/${shard.of}` } : {}),
  };
}

interface Run {
  readonly targets: readonly Target[];
  /** Arguments that could not be expanded to files. */
  readonly failures: readonly TargetFailure[];
  readonly setup: CheckSetup;
  readonly io: CliIo;
  readonly services: CliServices;
}

/** Prints results in order, followed by a summary. Returns undefined if the check was interrupted. */
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
  /** Prints text, and first erases the progress line if both may be shown on the same terminal. */
  const print = async (text: string): Promise<void> => {
    if (text === '') return;
    if (io.isTTY || out === io.stderr) progress.clear();
    await out.write(text);
  };
  const unreadable = (reason: Failure | undefined): string =>
    reason?.path === undefined ? '' : formatter.unreadable({ ...reason, path: reason.path });
  const failures: Failure[] = [...failuresBefore];
  let counts = noCounts;
  let files = 0;
  let fixed = 0;
  let separator = '';
  const printPiece = async (piece: string): Promise<void> => {
    if (piece === '') return;
    await print(separator + piece);
    separator = formatter.separator;
  };
  await print(formatter.head());
  for (const failure of failuresBefore) await printPiece(unreadable(failure));
  for await (const result of results) {
    if (interrupted()) return undefined;
    if (result.failures.length > 0) progress.clear();
    for (const { path = '-', message } of result.failures)
      complain(io, `${path === '-' ? 'standard input' : printable(path)}: ${printable(message)}`);
    pushAll(failures, result.failures);
    if (result.output !== undefined) await io.stdout.write(result.output);
    await printPiece(result.counts ? result.piece : unreadable(result.failures.at(-1)));
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
  const status = incomplete ? exitStatus.failed : found ? exitStatus.problems : exitStatus.clean;
  const summary = { files, counts, fixed, failures, status };
  await print(formatter.foot(summary));
  return summary;
}
