import { commands, window } from 'vscode';

/** Shows that the server does not run, with buttons that start it again and show its log. Resolves when a button was pressed. */
export async function showServerStopped(message: string): Promise<void> {
  const [restart, output] = ['Restart', 'Show Output'];
  const choice = await window.showErrorMessage(message, restart, output);
  if (choice === restart) await commands.executeCommand('advisory.restartServer');
  if (choice === output) await commands.executeCommand('advisory.showOutput');
}
