/** In MiB, a half: V8's own default grows to 16. The figures are in docs/decisions/009-start-up.md. */
const youngGeneration = 4;

/**
 * The options of Node that the extension starts the server with, out of those that `known` has: the flags that the Node which runs both
 * accepts (`process.allowedNodeEnvironmentFlags`). An unknown flag would keep the server from starting.
 */
export function serverNodeOptions(known: ReadonlySet<string>): string[] {
  return known.has('--max-semi-space-size') ? [`--max-semi-space-size=${youngGeneration}`] : [];
}
