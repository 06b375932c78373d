import type { Command } from './command.ts';

/** Shows the output channel "Advisory" with the log of the server. */
export const showOutput: Command = {
  id: 'advisory.showOutput',
  run: ({ client }) => client.outputChannel.show(),
};
