/** What the program does, as determined by its command-line arguments. */
export type ServerMode = 'help' | 'version' | 'serve' | 'usage';

export const usage = `Usage: advisory-language-server --stdio | --node-ipc | --socket=PORT | --pipe=NAME

The language server for threat-intelligence advisories in YAML. An editor starts it and communicates with it
over the given transport, using the Language Server Protocol 3.17.

  --stdio         standard input and output
  --node-ipc      the channel of a parent Node process
  --socket=PORT   connects to a port on this machine
  --pipe=NAME     connects to a named pipe or a Unix socket
  --catalogue=DIR stores catalogue updates in this folder
  --index=DIR     stores workspace indexes in this folder
  --version       prints the version
  --help          prints this help
`;

/** Parses the arguments after the program's name. Returns `usage` if no transport is given. */
export function serverMode(args: readonly string[]): ServerMode {
  if (args.includes('--help') || args.includes('-h')) return 'help';
  if (args.includes('--version') || args.includes('-v')) return 'version';
  return args.some((arg) => /^--(stdio$|node-ipc$|socket\b|pipe\b)/.test(arg)) ? 'serve' : 'usage';
}
