import type { Command } from './command.ts';

/** Ends the server, if it runs, and starts it anew; open advisories are checked again. */
export const restartServer: Command = {
  id: 'advisory.restartServer',
  async run({ client }) {
    if (client.needsStop()) await client.stop();
    await client.start();
  },
};
