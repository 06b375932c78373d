/** The size of half the young generation, in MiB; by default, V8 lets it grow to 16. Measured in docs/decisions/009-start-up.md. */
const youngGeneration = 4;

/**
 * Returns the Node options for starting the server, limited to the flags in `known`, which the extension's own Node accepts
 * (`process.allowedNodeEnvironmentFlags`). With an unknown flag, the server would not start.
 */
export function serverNodeOptions(known: ReadonlySet<string>): string[] {
  return known.has('--max-semi-space-size') ? [`--max-semi-space-size=${youngGeneration}`] : [];
}
