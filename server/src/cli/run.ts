/** The command line as a function of its arguments and the world. */
import { CommanderError } from 'commander';

import { CommandError, complain, exitStatus, type CliIo, type CliServices, type ExitStatus } from './io.ts';
import { printable } from './printable.ts';
import { createProgram } from './program.ts';

/** Runs a command: `argv` are the arguments after the program's name. Returns the exit status; never throws. */
export async function run(argv: readonly string[], io: CliIo, services: CliServices): Promise<ExitStatus> {
  let status: ExitStatus = exitStatus.clean;
  try {
    if (argv.length === 0) throw new CommandError('no command given; "advisory --help" lists them');
    await createProgram(io, services, (ended) => (status = ended)).parseAsync(argv, { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return exitStatus.clean;
    complain(io, sentence(error));
    return exitStatus.failed;
  }
}

function sentence(error: unknown): string {
  if (error instanceof CommandError) return error.message;
  if (error instanceof CommanderError) return printable(error.message.replace(/^error: /, '').replaceAll('\n', ' '));
  return `internal error: ${printable(error instanceof Error ? error.message : String(error))}`;
}
