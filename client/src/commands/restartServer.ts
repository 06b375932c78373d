import { l10n } from 'vscode';
import { showServerStopped } from '../serverMessage.ts';
import type { Command } from './command.ts';

/** Stops the server if it is running, and starts it. Open advisories are then checked again. */
export const restartServer: Command = {
  id: 'advisory.restartServer',
  async run({ client }) {
    try {
      if (client.needsStop()) await client.stop();
      await client.start();
    } catch (error) {
      client.error('The language server could not be restarted.', error, false);
      await showServerStopped(l10n.t('The language server could not be restarted, so advisories are not checked.'));
    }
  },
};
