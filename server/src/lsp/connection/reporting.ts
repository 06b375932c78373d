/** Warns the user in a notification; a reporter of problems also writes them to the log. */
import { MessageType, ShowMessageNotification } from 'vscode-languageserver';
import type { Connection } from 'vscode-languageserver';
import { plainMessage } from '../../protocol/plainMessage.ts';
import { describeError } from './describeError.ts';
import { logError } from './log.ts';

/**
 * Shows a warning as text without markup. Sends a notification, because the connection's `showWarningMessage` is a request that waits for a
 * response.
 */
export function showWarning(connection: Connection, text: string): void {
  connection
    .sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message: plainMessage(text) })
    .catch((error: unknown) => logError(connection, describeError(error)));
}

/**
 * Creates a function that reports problems. Each problem is a phrase that follows `title` and a colon, and is reported once per connection.
 * All new problems are written to the log; the first one in each call is also shown to the user.
 */
export function createReporter(connection: Connection, title: string): (problems: readonly string[]) => void {
  const reported = new Set<string>();
  return (problems) => {
    const fresh = [...new Set(problems)].filter((problem) => !reported.has(problem));
    for (const problem of fresh) {
      reported.add(problem);
      connection.console.warn(`${title}: ${problem}`);
    }
    const [first] = fresh;
    const more = fresh.length > 1 ? ` (and ${fresh.length - 1} more; see the log)` : '';
    if (first !== undefined) showWarning(connection, `${title}: ${first}${more}`);
  };
}
