/** `advisory format`: formats advisories without changing their content. */
import {
  applyEdits,
  formatObstacle,
  formatText,
  parseAdvisory,
  sortSections,
  type Environment,
} from '../../core/index.ts';
import { expandTargets, type Target } from '../input/expand.ts';
import type { SourceText } from '../input/read.ts';
import { systemReason } from '../../hosts/node/systemReason.ts';
import { CommandError, complain, exitStatus, type CliIo, type CliServices, type ExitStatus } from '../io.ts';
import { printable } from '../printable.ts';
import { createTeam } from '../team.ts';
import { ChangedFileError, replaceFile } from '../write.ts';
import { openTarget } from './openTarget.ts';

export interface FormatOptions {
  /** Whether to list the files that would change, without writing them. */
  readonly check?: boolean;
  /** Whether to write the formatted text to the files. Otherwise, it is printed to standard output, unless `check` is set. */
  readonly write?: boolean;
  /** Whether to sort the top-level sections into canonical order first. */
  readonly sort?: boolean;
  /** Globs of excluded files. */
  readonly exclude?: readonly string[];
}

/**
 * Formats the files given as arguments. Throws `CommandError` for contradictory options, for several files without `--check` or `--write`,
 * and if the configuration cannot be used.
 */
export async function runFormat(
  args: readonly string[],
  options: FormatOptions,
  io: CliIo,
  services: CliServices,
): Promise<ExitStatus> {
  if (options.check && options.write) throw new CommandError('--check and --write cannot be used together');
  const env = services.environment(() => undefined);
  const team = createTeam(env, io.cwd);
  const { targets, failures } = await expandTargets(args, io.cwd, {
    further: team.advisoriesIn,
    exclude: options.exclude ?? [],
  });
  await team.refuseErrors(targets.map(({ file }) => file));
  if (targets.length > 1 && !options.check && !options.write)
    throw new CommandError(`${targets.length} advisories need --write or --check`);
  for (const { path, message } of failures) complain(io, `${printable(path)}: ${printable(message)}`);
  let [failed, differs] = [failures.length > 0, false];
  for (const target of targets) {
    const source = await openTarget(target, io);
    const text = source && formatted(source.text, target, options, env, io);
    if (!source || text === undefined || !(await deliver(source, text, target, options, io))) failed = true;
    else differs ||= text !== source.text;
  }
  if (failed) return exitStatus.failed;
  return options.check && differs ? exitStatus.problems : exitStatus.clean;
}

/** Returns the formatted text. If the advisory cannot be formatted, prints a line to standard error and returns undefined. */
function formatted(
  text: string,
  { path }: Target,
  { sort }: FormatOptions,
  env: Environment,
  io: CliIo,
): string | undefined {
  const document = parseAdvisory(text, env.schema);
  const sorted = sort ? applyEdits(text, sortSections(document, env.schema.root)) : text;
  const edits = formatText(sorted);
  if (edits) return applyEdits(sorted, edits);
  complain(io, `${printable(path)}: cannot be formatted: ${printable(formatObstacle(document))}`);
  return undefined;
}

/** Writes or prints the result. If that fails, prints a line to standard error and returns false. */
async function deliver(
  { text: before, byteOrderMark }: SourceText,
  text: string,
  { path, file }: Target,
  { check, write }: FormatOptions,
  io: CliIo,
): Promise<boolean> {
  if (check) {
    if (text !== before) io.stdout.write(`${printable(path)}\n`);
    return true;
  }
  const whole = byteOrderMark ? `\ufeff${text}` : text;
  if (!write || file === undefined) {
    io.stdout.write(whole);
    return true;
  }
  if (text === before) return true;
  try {
    await replaceFile(file, whole, { expected: byteOrderMark ? `\ufeff${before}` : before });
    io.stdout.write(`${printable(path)} written\n`);
    return true;
  } catch (error) {
    const reason =
      error instanceof ChangedFileError
        ? 'was not written: it has changed since it was read; run the command again'
        : `could not be written: ${systemReason(error)}`;
    complain(io, `${printable(path)}: ${reason}`);
    return false;
  }
}
