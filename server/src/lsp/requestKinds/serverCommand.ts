/** Commands for `workspace/executeCommand`, which any editor can use by name. */
import type { CancellationToken } from 'vscode-languageserver';

/** A command about one open advisory, whose URI is its first argument. */
export interface ServerCommand {
  readonly name: string;
  /** Describes the arguments, for the error message about invalid ones. */
  readonly takes: string;
  /** Resolves with the result for the client. `rest` contains the arguments after the URI. */
  run(uri: string, rest: readonly unknown[], token: CancellationToken): unknown;
}
