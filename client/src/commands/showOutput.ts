import type { Command } from './command.ts';

/** Shows the output channel "Advisory", which contains the log of the server and the extension. */
export const showOutput: Command = {
  id: 'advisory.showOutput',
  run: ({ client }) => client.outputChannel.show(),
};
