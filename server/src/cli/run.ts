/** The command line as a function of its arguments and environment. */
import { CommanderError } from 'commander';

import {
  CommandError,
  InterruptedError,
  complain,
  exitStatus,
  type CliIo,
  type CliServices,
  type ExitStatus,
} from './io.ts';
import { systemReason } from '../hosts/node/systemReason.ts';
import { printable } from './printable.ts';
import { createProgram } from './program.ts';

/** Runs a command and returns its exit status. `argv` contains the arguments after the program's name. Never throws. */
export async function run(argv: readonly string[], io: CliIo, services: CliServices): Promise<ExitStatus> {
  let status: ExitStatus = exitStatus.clean;
  try {
    if (argv.length === 0) throw new CommandError('no command given; "advisory --help" lists the commands');
    refuseEmpty(argv);
    await createProgram(io, services, (ended) => (status = ended)).parseAsync(argv, { from: 'user' });
  } catch (error) {
    if (error instanceof InterruptedError) {
      // A command is also interrupted if standard output no longer accepts text, which is reported below.
      if (io.outputError?.() === undefined) {
        complain(io, 'interrupted; the remaining output was not written');
        return exitStatus.interrupted;
      }
    } else if (!(error instanceof CommanderError && error.exitCode === 0)) {
      complain(io, sentence(error));
      return exitStatus.failed;
    }
  }
  // Waits until earlier output has been accepted or has failed.
  await io.stdout.write('');
  const lost = io.outputError?.();
  if (lost === undefined) return status;
  complain(io, `could not write to standard output: ${systemReason(lost)}; the output is incomplete`);
  return exitStatus.failed;
}

/**
 * Rejects empty arguments, which usually result from empty variables in scripts. As a path, an empty argument would mean the current
 * folder.
 */
function refuseEmpty(argv: readonly string[]): void {
  const at = argv.findIndex((arg) => arg === '' || /^--[\w-]+=$/.test(arg));
  if (at < 0) return;
  const before = argv[at] === '' ? argv[at - 1] : argv[at]?.slice(0, -1);
  const location = before === undefined ? '' : ` after ${printable(before)}`;
  throw new CommandError(`the argument${location} is empty; omit it, or give it a value`);
}

function sentence(error: unknown): string {
  if (error instanceof CommandError) return error.message;
  if (error instanceof CommanderError) return printable(error.message.replace(/^error: /, '').replaceAll('\n', ' '));
  return `internal error: ${printable(error instanceof Error ? error.message : String(error))}`;
}
