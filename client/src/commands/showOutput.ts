import type { Command } from './command.ts';

/** Shows the output channel "Advisory", which contains the server's log. */
export const showOutput: Command = {
  id: 'advisory.showOutput',
  run: ({ client }) => client.outputChannel.show(),
};
