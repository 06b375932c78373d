/** Describes an error for the log: its stack trace or, if it has none, its message. */
export function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
