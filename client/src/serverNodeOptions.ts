/** The maximum size of a semi-space of V8's young generation, in MiB; V8's default is 16. Measured in docs/decisions/009-start-up.md. */
const maxSemiSpaceSize = 4;

/**
 * Returns the Node options for starting the server, limited to the flags in `known`, which the extension's own Node accepts
 * (`process.allowedNodeEnvironmentFlags`). With an unknown flag, the server would not start.
 */
export function serverNodeOptions(known: ReadonlySet<string>): string[] {
  return known.has('--max-semi-space-size') ? [`--max-semi-space-size=${maxSemiSpaceSize}`] : [];
}
