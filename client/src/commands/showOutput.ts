import type { Command } from './command.ts';

/** Shows the output channel "Advisory" with what the server logs. */
export const showOutput: Command = {
  id: 'advisory.showOutput',
  run: ({ client }) => client.outputChannel.show(),
};
