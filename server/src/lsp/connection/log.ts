import type { Connection } from 'vscode-languageserver';

/** Writes an error to the client's log. Once the connection is closed nobody reads it, and it is dropped. Throws nothing. */
export function logError({ console }: Pick<Connection, 'console'>, message: string): void {
  try {
    console.error(message);
  } catch {
    // The connection is closed.
  }
}
