/** The maximum size of a semi-space of V8's young generation, in MiB; V8's default is 16. Measured in docs/decisions/009-start-up.md. */
const maxSemiSpaceSize = 4;

/**
 * Returns the Node options with which the server is started. Only flags in `known` are used (`process.allowedNodeEnvironmentFlags` of the
 * extension's Node), because Node does not start with an unknown flag.
 */
export function serverNodeOptions(known: ReadonlySet<string>): string[] {
  return known.has('--max-semi-space-size') ? [`--max-semi-space-size=${maxSemiSpaceSize}`] : [];
}
