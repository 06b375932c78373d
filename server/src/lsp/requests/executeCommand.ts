/** `workspace/executeCommand`. */
import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import type { RequestParts } from '../requestKinds/requestParts.ts';
import type { ServerCommand } from '../requestKinds/serverCommand.ts';
import type { Schedule } from '../scheduling/schedule.ts';

/**
 * Normal priority: a command may ask the client to apply an edit, and the user may have to confirm it, so other jobs must not wait for the
 * command.
 */
const schedule: Schedule = { priority: 'normal' };

/**
 * Registers the commands. An unknown command is rejected with InvalidParams, and so is a first argument that is not a string, or that is
 * empty although the command needs it.
 */
export function registerExecuteCommand(
  { connection, run }: Pick<RequestParts, 'connection' | 'run'>,
  commands: readonly ServerCommand[],
): void {
  connection.onExecuteCommand((params, token) => {
    const command = commands.find(({ name }) => name === params.command);
    if (!command) return invalid(`The command "${params.command}" does not exist.`);
    const given: readonly unknown[] = params.arguments ?? [];
    const [uri = '', ...rest] = given;
    if (typeof uri !== 'string' || (uri === '' && command.takes !== 'no arguments'))
      return invalid(`Invalid arguments: ${command.name} takes ${command.takes}.`);
    return run<unknown>({ method: command.name, token, schedule, fallback: null }, () => command.run(uri, rest, token));
  });
}

const invalid = (message: string): ResponseError<void> => new ResponseError(ErrorCodes.InvalidParams, message);
