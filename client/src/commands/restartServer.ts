import { showServerStopped } from '../serverMessage.ts';
import type { Command } from './command.ts';

/** Ends the server, if it runs, and starts it anew; open advisories are checked again. */
export const restartServer: Command = {
  id: 'advisory.restartServer',
  async run({ client }) {
    try {
      if (client.needsStop()) await client.stop();
      await client.start();
    } catch (error) {
      client.error('The language server could not be restarted.', error, false);
      await showServerStopped('The language server could not be restarted: advisories are not checked.');
    }
  },
};
