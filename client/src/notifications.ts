/** Shows notifications and dialogs in which all text is literal. */
import { window } from 'vscode';
import { plainMessage } from '../../server/src/protocol/plainMessage.ts';

/** Shows an information notification. Resolves with the chosen action, or with undefined if the notification is dismissed. */
export function showInformation(message: string, ...actions: readonly string[]): Thenable<string | undefined> {
  return window.showInformationMessage(plainMessage(message), ...actions);
}

/** Shows a warning notification. Resolves like `showInformation`. */
export function showWarning(message: string, ...actions: readonly string[]): Thenable<string | undefined> {
  return window.showWarningMessage(plainMessage(message), ...actions);
}

/** Shows an error notification. Resolves like `showInformation`. */
export function showError(message: string, ...actions: readonly string[]): Thenable<string | undefined> {
  return window.showErrorMessage(plainMessage(message), ...actions);
}

/** Asks for confirmation in a dialog. Resolves with whether the user chose `action`. `detail` is shown below the message. */
export async function confirm(message: string, action: string, detail?: string): Promise<boolean> {
  const options = { modal: true, ...(detail === undefined ? {} : { detail: plainMessage(detail) }) };
  return (await window.showWarningMessage(plainMessage(message), options, action)) === action;
}
