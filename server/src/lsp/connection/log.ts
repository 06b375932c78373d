import type { Connection } from 'vscode-languageserver';

/** Writes an error to the client's log; does nothing if the connection is closed. Never throws. */
export function logError({ console }: Pick<Connection, 'console'>, message: string): void {
  try {
    console.error(message);
  } catch {
    // The connection is closed.
  }
}
