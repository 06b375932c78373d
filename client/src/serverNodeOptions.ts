/** The size of half the young generation in MiB; V8's default grows to 16. Measured in docs/decisions/009-start-up.md. */
const youngGeneration = 4;

/**
 * Returns the Node options for starting the server, limited to those in `known`: the flags that the extension's own Node accepts
 * (`process.allowedNodeEnvironmentFlags`). The server would not start with an unknown flag.
 */
export function serverNodeOptions(known: ReadonlySet<string>): string[] {
  return known.has('--max-semi-space-size') ? [`--max-semi-space-size=${youngGeneration}`] : [];
}
