/** `workspace/executeCommand`: the commands that another editor can use, by name. */
import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import type { CancellationToken, Connection } from 'vscode-languageserver';
import type { SafeRunner } from '../scheduling/requestRunner.ts';

/** A command about one open advisory, whose URI is its first argument. */
export interface ServerCommand {
  readonly name: string;
  /** What it takes, for the message when something else is given. */
  readonly takes: string;
  /** Answers with what the client is sent. `rest` are the arguments behind the URI. */
  run(uri: string, rest: readonly unknown[], token: CancellationToken): unknown;
}

/** Registers the commands. Another name, or a first argument that is no text, is answered by InvalidParams. */
export function registerServerCommands(
  connection: Connection,
  run: SafeRunner,
  commands: readonly ServerCommand[],
): void {
  connection.onExecuteCommand((params, token) => {
    const command = commands.find(({ name }) => name === params.command);
    if (!command) return invalid(`There is no command ${params.command}.`);
    const given: readonly unknown[] = params.arguments ?? [];
    const [uri, ...rest] = given;
    if (typeof uri !== 'string') return invalid(`${command.name} takes ${command.takes}.`);
    return run<unknown>(command.name, token, null, () => command.run(uri, rest, token));
  });
}

const invalid = (message: string): ResponseError<void> => new ResponseError(ErrorCodes.InvalidParams, message);
