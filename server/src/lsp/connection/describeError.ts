/** Returns the text of an error for the log: its stack trace, or its message if it has no stack trace. */
export function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
