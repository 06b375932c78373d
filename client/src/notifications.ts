/** The only place where the client shows messages: whatever is in them is shown as text. */
import { window } from 'vscode';
import { plainMessage } from '../../server/src/protocol/plainMessage.ts';

/** Shows what happened; resolves to the action that was chosen, undefined when it was dismissed. */
export function showInformation(message: string, ...actions: readonly string[]): Thenable<string | undefined> {
  return window.showInformationMessage(plainMessage(message), ...actions);
}

/** Shows what could not be done for a reason that the user can change. */
export function showWarning(message: string, ...actions: readonly string[]): Thenable<string | undefined> {
  return window.showWarningMessage(plainMessage(message), ...actions);
}

/** Shows what failed. */
export function showError(message: string, ...actions: readonly string[]): Thenable<string | undefined> {
  return window.showErrorMessage(plainMessage(message), ...actions);
}
