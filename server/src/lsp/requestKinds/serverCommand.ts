/** Commands that any editor can call by name with `workspace/executeCommand`. */
import type { CancellationToken } from 'vscode-languageserver';

/** A command, usually for an open advisory whose URI is the first argument. */
export interface ServerCommand {
  readonly name: string;
  /** A description of the arguments, for the error message about invalid arguments. */
  readonly takes: string;
  /** Runs the command and returns the result for the client. `rest` contains the arguments after the URI. */
  run(uri: string, rest: readonly unknown[], token: CancellationToken): unknown;
}
