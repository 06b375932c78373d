import { commands, l10n } from 'vscode';
import { showError } from './notifications.ts';

/**
 * Shows an error saying that the server is not running, with buttons that restart the server and show its log. Resolves when the user has
 * pressed a button or dismissed the error.
 */
export async function showServerStopped(message: string): Promise<void> {
  const [restart, output] = [l10n.t('Restart'), l10n.t('Show Output')];
  const choice = await showError(message, restart, output);
  if (choice === restart) await commands.executeCommand('advisory.restartServer');
  if (choice === output) await commands.executeCommand('advisory.showOutput');
}
