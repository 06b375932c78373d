/** Shows messages of the client; all text in them is shown literally. */
import { window } from 'vscode';
import { plainMessage } from '../../server/src/protocol/plainMessage.ts';

/** Shows information; resolves with the chosen action, undefined if the message was dismissed. */
export function showInformation(message: string, ...actions: readonly string[]): Thenable<string | undefined> {
  return window.showInformationMessage(plainMessage(message), ...actions);
}

/** Shows a warning about something that the user can change. */
export function showWarning(message: string, ...actions: readonly string[]): Thenable<string | undefined> {
  return window.showWarningMessage(plainMessage(message), ...actions);
}

/** Shows an error. */
export function showError(message: string, ...actions: readonly string[]): Thenable<string | undefined> {
  return window.showErrorMessage(plainMessage(message), ...actions);
}

/** Asks in a dialog; resolves with whether the user chose `action`. `detail` is a second sentence. */
export async function confirm(message: string, action: string, detail?: string): Promise<boolean> {
  const options = { modal: true, ...(detail === undefined ? {} : { detail: plainMessage(detail) }) };
  return (await window.showWarningMessage(plainMessage(message), options, action)) === action;
}
